// Whether the browser promises to keep what is stored, and how much there is.
class StorageHealth {
	/** `undefined`: not asked yet, or the browser does not say. */
	persisted = $state<boolean>();
	usedBytes = $state<number>();
	quotaBytes = $state<number>();

	async read() {
		if (typeof navigator === 'undefined' || !navigator.storage) return;
		this.persisted = await navigator.storage.persisted?.();
		const estimate = await navigator.storage.estimate?.();
		this.usedBytes = estimate?.usage;
		this.quotaBytes = estimate?.quota;
	}

	/** Asked after the first saved answer: browsers grant it to sites that are used. */
	async askToPersist() {
		if (typeof navigator === 'undefined' || !navigator.storage?.persist) return;
		if (await navigator.storage.persisted()) {
			this.persisted = true;
			return;
		}
		this.persisted = await navigator.storage.persist();
	}
}

export const storageHealth = new StorageHealth();
