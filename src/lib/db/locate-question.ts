// Which deck a question is in: known from its card, else from the deck rows, which are few and light.
import type { Store } from './store.ts';

const decksSeen = new Map<string, string>();

export async function locateQuestion(
	{ content, learner }: Store,
	questionId: string
): Promise<string | undefined> {
	const seen = decksSeen.get(questionId);
	if (seen !== undefined) return seen;
	const card = await learner.cards.get(questionId);
	if (card) return card.deckId;
	const dossierId = questionId.slice(0, questionId.indexOf('/'));
	for (const deck of await content.decks.where('dossierId').equals(dossierId).toArray()) {
		for (const id of deck.questionIds) decksSeen.set(id, deck.id);
	}
	return decksSeen.get(questionId);
}
