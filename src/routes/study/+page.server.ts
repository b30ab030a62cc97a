import { readOpening } from '../opening.server.ts';

export function load() {
	return { opening: readOpening() };
}
