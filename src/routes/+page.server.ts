import { readOpening } from './opening.server.ts';

export function load() {
	const opening = readOpening();
	return { opening: opening && { dossier: opening.dossier, deck: opening.deck } };
}
