// The only code that registers the service worker. A new version waits until the learner says so, outside a
// session; accepting reloads every tab once.
import { resolve } from '$app/paths';
import { status } from './status.svelte.ts';
import { trusted } from './trusted-address.ts';

class Updates {
	/** A newer version is installed and waits. */
	ready = $state(false);
	/** Everything the app needs is on this device. */
	offlineReady = $state(false);
	/** Why the app cannot be kept offline here; empty when it can. */
	unavailable = $state('');
	#registration: ServiceWorkerRegistration | undefined;

	async start() {
		if (!('serviceWorker' in navigator)) {
			this.unavailable = isSecureContext
				? 'This browser keeps no app offline.'
				: 'This address is plain http: you can study and your answers are saved, but the app cannot be installed or opened offline here. That needs https.';
			return;
		}
		const isFirstVisit = !navigator.serviceWorker.controller;
		navigator.serviceWorker.addEventListener('controllerchange', () => {
			// An answer that could not be saved yet is kept on screen; the new version comes with the next start.
			if (!isFirstVisit && !status.isUnsaved) location.reload();
		});
		try {
			this.#registration = await navigator.serviceWorker.register(
				trusted(`${resolve('/')}service-worker.js`),
				{ type: import.meta.env.DEV ? 'module' : 'classic', updateViaCache: 'none' }
			);
		} catch (reason) {
			// A private window, or a rule of the browser's: the app works, but only online.
			const message = reason instanceof Error ? reason.message : `${reason}`;
			this.unavailable = `This browser keeps no app offline here (${message}).`;
			return;
		}
		if (!this.#registration) {
			this.unavailable = 'This browser keeps no app offline: its settings do not allow it.';
			return;
		}
		this.#watch(this.#registration.waiting ?? this.#registration.installing);
		this.#registration.addEventListener('updatefound', () =>
			this.#watch(this.#registration?.installing)
		);
		void navigator.serviceWorker.ready.then(() => (this.offlineReady = true));
	}

	#watch(worker: ServiceWorker | null | undefined) {
		const check = () => {
			if (worker?.state === 'installed' && navigator.serviceWorker.controller) this.ready = true;
		};
		worker?.addEventListener('statechange', check);
		check();
	}

	/** Looks for a newer version now; resolves when the answer is in. */
	async check() {
		await this.#registration?.update();
	}

	accept() {
		this.#registration?.waiting?.postMessage('activate-update');
	}
}

export const updates = new Updates();
