// The library's queries, shared by its pages and kept while the reader leafs on.
import { deck, dossier, dossiers } from '$lib/db/content.ts';
import { keep } from '$lib/db/keep.ts';
import { cardsOfDeck, references } from '$lib/db/library.ts';
import { dossierProgress, progress } from '$lib/db/statistics.ts';

export const openDossier = keep(dossier);
export const openDeck = keep(deck);
export const openCards = keep(cardsOfDeck);
export const openReferences = keep(references);
export const openProgress = keep(dossierProgress);
export const openShelf = dossiers();
export const openShelfProgress = progress();
