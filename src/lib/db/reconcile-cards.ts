// After a dossier changed: a card whose key was corrected is asked again soon, a withdrawn question leaves the
// queue, one that came back returns. Its events are kept whatever happens.
import { applyEvent } from '../core/memory/replay.ts';
import { dayOf } from '../core/memory/day.ts';
import { ulid } from '../core/memory/ulid.ts';
import type { Card, Clock, VersionBumpEvent } from '../core/memory/types.ts';
import { fromRow, toRow } from './card-row.ts';
import { writeCards, type CardMove } from './loads.ts';
import type { DeckRow } from './schema.ts';
import { readSettings } from './settings.ts';
import type { Store } from './store.ts';

type Change = Pick<VersionBumpEvent, 'change' | 'questionVersion'>;

/** What the installed decks say of a card; `undefined` when nothing changed. */
function changeOf(card: Card, versions: Map<string, number>): Change | undefined {
	const version = versions.get(card.id);
	if (version === undefined)
		return card.retired ? undefined : { change: 'retired', questionVersion: card.questionVersion };
	if (version > card.questionVersion) return { change: 'corrected', questionVersion: version };
	return card.retired ? { change: 'restored', questionVersion: version } : undefined;
}

const versionsOf = (decks: DeckRow[]) =>
	new Map(
		decks.flatMap((deck) => deck.questionIds.map((id, at) => [id, deck.versions[at] ?? 1] as const))
	);

/** What the decks held when the cards were last compared with them. */
const fingerprint = (hashes: Record<string, string>) => Object.values(hashes).sort().join(' ');

/** Brings the cards of each dossier that changed up to date. Running it twice changes nothing more. */
export async function reconcileCards(store: Store, clock: Clock, random: () => number) {
	const { content, learner } = store;
	const settings = await readSettings(store);
	for (const dossier of await content.dossiers.toArray()) {
		const key = `reconciled:${dossier.id}`;
		const print = fingerprint(dossier.hashes);
		if ((await learner.settings.get(key))?.value === print) continue;
		const decks = await content.decks.where('dossierId').equals(dossier.id).toArray();
		const versions = versionsOf(decks);
		// A deck that could not be installed has withdrawn nothing.
		const isWhole = dossier.problems.length === 0;
		const { cards, events, loads } = learner;
		await learner.transaction('rw', [cards, events, loads, learner.settings], async () => {
			const moves: CardMove[] = [];
			for (const before of await cards.where('id').startsWith(`${dossier.id}/`).toArray()) {
				const card = fromRow(before);
				const change = changeOf(card, versions);
				if (!change || (change.change === 'retired' && !isWhole)) continue;
				const event: VersionBumpEvent = {
					kind: 'version-bump',
					id: ulid(clock.at, random),
					...clock,
					cardId: card.id,
					deckId: card.deckId,
					...change,
					...(change.change === 'corrected' ? { dueDay: dayOf(clock) } : {})
				};
				await events.add(event);
				const next = applyEvent(card, event, settings.scheduler);
				if (next) moves.push({ before, after: toRow({ ...next, rev: card.rev + 1 }) });
			}
			await writeCards(learner, moves);
			if (isWhole) await learner.settings.put({ key, value: print });
		});
	}
}
