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

/** A row that no release could have written: the card is rebuilt from its events. */
export class DamagedCard extends Error {
	override name = 'DamagedCard';
	constructor(id: string) {
		super(`What is stored about ${id} is damaged.`);
	}
}

const isMemory = (memory: Card['memory']) =>
	memory !== undefined && memory.stability > 0 && Number.isFinite(memory.difficulty);

export function fromRow(row: CardRow): Card {
	const needsMemory = row.state === 'review' || row.state === 'relearning';
	const isSound = Number.isFinite(row.rev) && typeof row.deckId === 'string';
	if (!isSound || (needsMemory && !isMemory(row.memory))) throw new DamagedCard(row.id);
	const { heldDeckId, heldDueDay, heldDueAt, ...card } = row;
	if (heldDeckId === undefined) return card;
	return {
		...card,
		...(heldDueDay === undefined ? {} : { dueDay: heldDueDay }),
		...(heldDueAt === undefined ? {} : { dueAt: heldDueAt })
	};
}
