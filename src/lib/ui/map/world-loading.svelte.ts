// The map's file on its way: shown as soon as it is here, tried again when it could not be had.
import { loadWorld } from './load-world.ts';
import type { World } from './world.ts';

export class WorldLoading {
	#world = $state.raw<World>();
	#hasFailed = $state(false);

	get world() {
		return this.#world;
	}
	get hasFailed() {
		return this.#hasFailed;
	}

	load = async () => {
		this.#hasFailed = false;
		try {
			this.#world = await loadWorld();
		} catch {
			this.#hasFailed = true; // said on the page, with a way to try again
		}
	};
}
