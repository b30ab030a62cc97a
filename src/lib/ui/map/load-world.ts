// Fetches the map once, when one is first shown: a hashed file of the app's own, kept on the device by the worker.
import { readWorld, type World, type WorldFile } from './world.ts';
import address from './world.topo.json?url';

let loading: Promise<World> | undefined;

async function fetchWorld(): Promise<World> {
	const response = await fetch(address);
	if (!response.ok) throw new Error(`The map answered with status ${response.status}.`);
	return readWorld((await response.json()) as WorldFile);
}

/** The world; a failed attempt is forgotten, so that the next one tries again. */
export function loadWorld(): Promise<World> {
	loading ??= fetchWorld().catch((reason: unknown) => {
		loading = undefined;
		throw reason;
	});
	return loading;
}
