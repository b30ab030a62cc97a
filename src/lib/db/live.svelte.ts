// A query that any component can read; it runs only while something reads it, and again when its rows change,
// in this tab or another.
import { liveQuery } from 'dexie';
import { createSubscriber } from 'svelte/reactivity';
import { openStore, type Store } from './store.ts';

const PAUSE_MS = 300;

export class Live<T> {
	#value = $state.raw<T>();
	#error = $state.raw<unknown>();
	#listen: () => void;

	constructor(query: (store: Store) => Promise<T>) {
		this.#listen = createSubscriber(() => {
			let stop: () => void = () => undefined;
			let isStopped = false;
			const follow = (store: Store, isSecond: boolean) => {
				if (isStopped) return;
				// `async`: a synchronous throw would escape `error`.
				const subscription = liveQuery(async () => query(store)).subscribe({
					next: (value) => {
						this.#error = undefined;
						this.#value = value;
					},
					error: (reason: unknown) => {
						// A browser that closed the database opens it again when it is asked once more.
						if (isSecond) this.#error = reason;
						else setTimeout(() => follow(store, true), PAUSE_MS);
					}
				});
				stop = () => subscription.unsubscribe();
			};
			openStore().then(
				(store) => follow(store, false),
				(reason: unknown) => (this.#error = reason)
			);
			return () => {
				isStopped = true;
				stop();
			};
		});
	}

	/** `undefined` until the first answer; a failed query throws to the nearest `<svelte:boundary>`. */
	get current(): T | undefined {
		this.#listen();
		if (this.#error) throw this.#error;
		return this.#value;
	}
}
