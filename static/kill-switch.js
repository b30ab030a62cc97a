// Publish this file as service-worker.js to take a broken version back: it removes the stored app from browsers,
// leaves everything learned where it is, and reloads open pages from the network.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => {
	event.waitUntil(
		(async () => {
			for (const name of await caches.keys()) await caches.delete(name);
			await self.registration.unregister();
			for (const page of await self.clients.matchAll({ type: 'window' })) page.navigate(page.url);
		})()
	);
});
