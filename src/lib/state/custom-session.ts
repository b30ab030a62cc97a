// Sessions beside the plan: what the learner asks for by hand. The address says it all, so that a link may ask for one.
import { dayOf, addDays, startOfDay } from '../core/memory/day.ts';
import { STANDINGS } from '../core/content/standings.ts';
import type { Card, Clock, Instant } from '../core/memory/types.ts';
import { readCards } from '../db/cards.ts';
import { readDossiers } from '../db/content.ts';
import { readFresh } from '../db/due.ts';
import { readMistakesSince } from '../db/mistakes.ts';
import type { DeckRow } from '../db/schema.ts';
import type { Store } from '../db/store.ts';

/** `of` is a deck, an entity (`dossier/entity`), a standing, a question; for mistakes how many days back. */
export type CustomKind = 'deck' | 'mistakes' | 'entity' | 'standing' | 'new' | 'only';
export type CustomSession = {
	kind: CustomKind;
	of: string;
	/** Answers are logged and change no card. */
	isUnscheduled: boolean;
};

const KINDS: readonly CustomKind[] = ['deck', 'mistakes', 'entity', 'standing', 'new', 'only'];
/** More than an hour of questions helps nobody. */
const MOST = 200;

/** `deck.vostochny-2023/actors`, with `free.` ahead where the answers change no card. */
export const writeCustom = ({ kind, of, isUnscheduled }: CustomSession): string =>
	`${isUnscheduled ? 'free.' : ''}${kind}.${of}`;

/** `undefined` for what says nothing that can be asked. */
export function readCustom(text: string): CustomSession | undefined {
	const isUnscheduled = text.startsWith('free.');
	const rest = isUnscheduled ? text.slice(5) : text;
	const dot = rest.indexOf('.');
	const kind = KINDS.find((one) => one === rest.slice(0, dot));
	const of = rest.slice(dot + 1);
	if (!kind || of === '') return undefined;
	if (kind === 'standing' && !STANDINGS.some((one) => one === of)) return undefined;
	if (kind === 'mistakes' && !/^\d{1,3}$/.test(of)) return undefined;
	return { kind, of, isUnscheduled };
}

/** From the beginning of the local day so many days back, today being the first. */
const since = (days: number, clock: Clock): Instant =>
	startOfDay(addDays(dayOf(clock), 1 - days), clock);

async function candidates(
	store: Store,
	decks: DeckRow[],
	{ kind, of }: CustomSession,
	clock: Clock
): Promise<string[]> {
	const pick = (wanted: (deck: DeckRow, at: number) => boolean) =>
		decks.flatMap((deck) => deck.questionIds.filter((_, at) => wanted(deck, at)));
	switch (kind) {
		case 'deck':
			return pick((deck) => deck.id === of);
		case 'entity':
			return pick(
				(deck, at) => deck.entityIds?.[at]?.some((id) => `${deck.dossierId}/${id}` === of) ?? false
			);
		case 'standing':
			return pick((deck, at) => deck.standings[at] === of);
		case 'only':
			return pick((deck, at) => deck.questionIds[at] === of);
		case 'new':
			return readFresh(
				store,
				decks.filter(({ id }) => id === of || of === '*'),
				20
			);
		case 'mistakes': {
			const installed = new Set(pick(() => true));
			const wrong = await readMistakesSince(store, since(Math.max(1, Number(of)), clock));
			return wrong.filter((id) => installed.has(id));
		}
	}
}

/**
 * The questions of a custom session in the order to ask them: those met before by recall, the weakest first, then new
 * ones in deck order. What is suspended or withdrawn is left out.
 */
export async function readCustomQueue(
	store: Store,
	custom: CustomSession,
	clock: Clock,
	recall: (card: Card) => number
): Promise<string[]> {
	const decks = (await readDossiers(store)).flatMap((one) => one.decks);
	const ids = await candidates(store, decks, custom, clock);
	const cards = await readCards(store, ids);
	const open = ids
		.map((id, at) => ({ id, card: cards[at] }))
		.filter(({ card }) => !card?.suspended && !card?.retired);
	const met = open
		.flatMap(({ id, card }) => (card ? [{ id, recall: recall(card) }] : []))
		.sort((a, b) => a.recall - b.recall);
	const fresh = open.filter(({ card }) => !card);
	return [...met, ...fresh].map(({ id }) => id).slice(0, MOST);
}
