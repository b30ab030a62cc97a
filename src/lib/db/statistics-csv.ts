// The figures as CSV files: a row a day and deck, a row a question. Written only when they are asked for.
import { csvText } from '../core/csv.ts';
import { dayOf } from '../core/memory/day.ts';
import { recallChance } from '../core/memory/remember.ts';
import type { Clock } from '../core/memory/types.ts';
import { readDossiers, readQuestions } from './content.ts';
import { readSettings } from './settings.ts';
import { readDays } from './months.ts';
import { readDeckCards } from './statistics.ts';
import { openStore } from './store.ts';

const DAY_HEAD = ['Day', 'Deck', 'Answers', 'Right', 'New', 'Seconds', 'Came back', 'Still known'];

export async function writeDaysCsv(clock: Clock): Promise<string> {
	const rows = await readDays(await openStore(), dayOf(clock));
	return csvText([
		DAY_HEAD,
		...rows.map((row) => {
			const { young, known } = row.recalls ?? {};
			return [
				...[row.day, row.deckId, row.answers, row.right, row.introduced],
				Math.round(row.elapsedMs / 1000),
				(young?.answers ?? 0) + (known?.answers ?? 0),
				(young?.right ?? 0) + (known?.right ?? 0)
			];
		})
	]);
}

const CARD_HEAD = [
	...['Question', 'Deck', 'Prompt', 'State', 'Due', 'Answers', 'Lapses', 'Stability in days'],
	...['Difficulty', 'Recall now', 'Last answer', 'Left out', 'Flag']
];

export async function writeCardsCsv(clock: Clock): Promise<string> {
	const store = await openStore();
	const { scheduler } = await readSettings(store);
	const decks = (await readDossiers(store)).flatMap((one) => one.decks);
	const rows = await Promise.all(
		decks.map(async (deck) => {
			const [questions, cards] = await Promise.all([
				readQuestions(store, deck.id),
				readDeckCards(store, deck.id)
			]);
			const byId = new Map(cards.map((card) => [card.id, card]));
			return questions.map(({ id, prompt }) => {
				const card = byId.get(id);
				const { memory } = card ?? {};
				const recall = memory && recallChance(memory, clock, scheduler.weights);
				return [
					...[id, deck.title, prompt, card?.state ?? 'new', card?.dueDay ?? ''],
					...[card?.reps ?? 0, card?.lapses ?? 0],
					...[memory?.stability.toFixed(1) ?? '', memory?.difficulty.toFixed(1) ?? ''],
					...[recall?.toFixed(2) ?? '', memory?.lastReviewDay ?? ''],
					...[card?.suspended ? 'yes' : '', card?.flag ?? '']
				];
			});
		})
	);
	return csvText([CARD_HEAD, ...rows.flat()]);
}
