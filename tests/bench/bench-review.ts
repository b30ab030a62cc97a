// A review as the app logs it, for benches that need many.
import { DEFAULT_SCHEDULER } from '../../src/lib/core/memory/defaults.ts';
import { ulid } from '../../src/lib/core/memory/ulid.ts';
import type { Clock, ReviewEvent } from '../../src/lib/core/memory/types.ts';

export const reviewAt = (
	clock: Clock,
	{ cardId, deckId }: { cardId: string; deckId: string }
): ReviewEvent => ({
	kind: 'review',
	id: ulid(clock.at, Math.random),
	...clock,
	cardId,
	deckId,
	questionVersion: 1,
	rung: 0,
	form: 'choice',
	grade: 3,
	correct: true,
	response: { form: 'choice', optionId: 'a' },
	hintUsed: false,
	tries: 1,
	elapsedMs: 4000,
	source: 'study',
	sessionId: 'bench',
	paramsId: DEFAULT_SCHEDULER.paramsId
});
