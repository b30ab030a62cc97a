// A card as it is stored: a held-back card (suspended, buried, retired) keeps its due date under another name,
// so that the due indexes hold only what may be asked.
import type { Card } from '../core/memory/types.ts';
import type { CardRow } from './schema.ts';

const isHeld = (card: Card) => card.suspended || card.retired || card.buriedUntilDay !== undefined;

export function toRow(card: Card): CardRow {
	if (!isHeld(card)) return card;
	const { dueDay, dueAt, ...rest } = card;
	return {
		...rest,
		heldDeckId: card.deckId,
		...(dueDay === undefined ? {} : { heldDueDay: dueDay }),
		...(dueAt === undefined ? {} : { heldDueAt: dueAt })
	};
}

export function fromRow(row: CardRow): Card {
	const { heldDeckId, heldDueDay, heldDueAt, ...card } = row;
	if (heldDeckId === undefined) return card;
	return {
		...card,
		...(heldDueDay === undefined ? {} : { dueDay: heldDueDay }),
		...(heldDueAt === undefined ? {} : { dueAt: heldDueAt })
	};
}
