// Publish this file as service-worker.js to take a broken version back: it removes the stored app from browsers,
// leaves everything learned where it is, and reloads open pages from the network.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => {
	event.waitUntil(
		(async () => {
			const names = await caches.keys();
			for (const name of names) await caches.delete(name);
			await self.registration.unregister();
			// Pages register a worker again: without a stored app there is nothing to reload for.
			if (names.length === 0) return;
			for (const page of await self.clients.matchAll({ type: 'window' })) page.navigate(page.url);
		})()
	);
});
