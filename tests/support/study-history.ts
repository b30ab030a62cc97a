// A learner's log as the app would have written it: so many days of study of given questions, recalled as often as the
// model says, with seeded chance. For pages that are worth looking at only with a past, and for benches.
import { seededRandom } from '../../src/lib/core/content/option-order.ts';
import { newCard } from '../../src/lib/core/memory/card.ts';
import { serialiseBackup } from '../../src/lib/core/memory/backup-file.ts';
import { dayOf } from '../../src/lib/core/memory/day.ts';
import { DEFAULT_LIMITS, DEFAULT_SCHEDULER } from '../../src/lib/core/memory/defaults.ts';
import { createScheduler } from '../../src/lib/core/memory/scheduler.ts';
import { ulid } from '../../src/lib/core/memory/ulid.ts';
import type {
	Card,
	Clock,
	Grade,
	MemoryEvent,
	ReviewEvent
} from '../../src/lib/core/memory/types.ts';
import type { DeckFile } from '../../src/lib/core/content/types.ts';
import { readDossiers } from './read-dossiers.ts';

const DAY_MS = 86_400_000;

export type StudiedQuestion = { id: string; deckId: string };
export type StudyWish = {
	questions: readonly StudiedQuestion[];
	days: number;
	newPerDay: number;
	/** The last day's evening. */
	endAt: number;
	seed?: number;
	/** Days without study, counted from the end; none without it. */
	missed?: (daysAgo: number) => boolean;
};

/** The questions of a dossier folder of `quizzes/`, in learning order. */
export function questionsOf(dossierId: string): StudiedQuestion[] {
	const folder = readDossiers().find(({ id }) => id === dossierId);
	if (!folder) throw new Error(`There is no dossier ${dossierId}.`);
	return [...folder.texts].flatMap(([name, text]) => {
		if (!name.endsWith('.deck.json')) return [];
		const deckId = name.slice(0, -'.deck.json'.length);
		return (JSON.parse(text) as DeckFile).questions.map(({ id }) => ({
			id: id.includes('/') ? id : `${dossierId}/${id}`,
			deckId
		}));
	});
}

export function studyHistory({
	questions,
	days,
	newPerDay,
	endAt,
	seed = 1,
	missed = () => false
}: StudyWish): MemoryEvent[] {
	const random = seededRandom(`learner ${seed}`);
	const scheduler = createScheduler(DEFAULT_SCHEDULER);
	const cards = new Map<string, Card>();
	const log: ReviewEvent[] = [];
	let next = 0;
	const answer = ({ id, deckId }: StudiedQuestion, clock: Clock) => {
		const before = cards.get(id) ?? newCard(id, deckId, 1);
		const known = before.memory ? scheduler.retrievability(before, clock) : 0.6;
		// Each question has a hardness of its own, so that some slip again and again.
		const hardness = ((id.length * 7 + id.charCodeAt(id.length - 1)) % 10) / 60;
		const grade: Grade = random() > known - hardness ? 1 : random() < 0.1 ? 2 : 3;
		const after = scheduler.answer(before, grade, clock);
		const mood = random();
		const isSure = grade > 1 ? mood < 0.4 : mood < 0.12;
		const isUnsure = grade > 1 ? mood > 0.9 : mood > 0.6;
		log.push({
			...clock,
			kind: 'review',
			id: ulid(clock.at, random),
			cardId: id,
			deckId,
			questionVersion: 1,
			rung: 0,
			form: 'choice',
			grade,
			correct: grade > 1,
			response: { form: 'choice', optionId: 'a' },
			...(isSure ? { confidence: 'sure' as const } : {}),
			...(isUnsure ? { confidence: 'unsure' as const } : {}),
			hintUsed: false,
			tries: 1,
			elapsedMs: Math.round(4000 + 14_000 * random()),
			source: 'study',
			sessionId: `history-${dayOf(clock)}`,
			paramsId: DEFAULT_SCHEDULER.paramsId,
			...(after.dueDay === undefined ? {} : { dueDay: after.dueDay }),
			...(after.dueAt === undefined ? {} : { dueAt: after.dueAt })
		});
		cards.set(id, after);
		return after;
	};
	for (let ago = days - 1; ago >= 0; ago--) {
		if (missed(ago)) continue;
		const clock: Clock = { at: endAt - ago * DAY_MS, zoneOffsetMin: 0, rolloverHour: 4 };
		const tick = () => (clock.at += 20_000);
		const today = dayOf(clock);
		const due = questions.filter(({ id }) => (cards.get(id)?.dueDay ?? '9') <= today);
		const fresh = questions.slice(next, next + newPerDay);
		next += fresh.length;
		for (const question of [...due, ...fresh])
			for (let card = answer(question, clock); ; card = answer(question, clock)) {
				tick();
				if (card.dueAt === undefined) break;
				clock.at = Math.max(clock.at, card.dueAt - 9 * 60_000);
			}
	}
	return log;
}

/** The log as a backup file's text. */
export const asBackup = (events: MemoryEvent[], savedAt: number): string =>
	serialiseBackup({
		savedAt,
		app: 'test',
		settings: { limits: DEFAULT_LIMITS, rolloverHour: 4, scheduler: { ...DEFAULT_SCHEDULER } },
		events
	});
