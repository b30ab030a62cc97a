import { beforeEach, expect, test } from 'vitest';
import { readToday } from '../../src/lib/db/due.ts';
import { reconcileCards } from '../../src/lib/db/reconcile-cards.ts';
import { changeSettings, DEFAULT_SETTINGS } from '../../src/lib/db/settings.ts';
import type { Store } from '../../src/lib/db/store.ts';
import { clockNow, random } from '../../src/lib/state/clock.ts';
import { Session } from '../../src/lib/state/session.svelte.ts';
import { planStudy } from '../../src/lib/state/start-session.ts';
import { freshStore, install, sampleFiles } from './sample-dossier.ts';

let store: Store;
beforeEach(async () => {
	store = await freshStore();
	await install(sampleFiles());
});
const right = { form: 'choice', optionId: 'next' } as const;
const DAY_MS = 86_400_000;
const inDays = (days: number) => ({ ...clockNow(4), at: Date.now() + days * DAY_MS });

test('a withdrawn question that was learned hides no new one', async () => {
	const session = await Session.of(store, await planStudy(store), true);
	await session.answer(right);
	session.close();
	await install(sampleFiles({ without: [0] }));
	await reconcileCards(store, clockNow(4), random);
	const { decks } = await readToday(store, clockNow(4));
	expect(decks[0]).toMatchObject({ total: 5, fresh: 5, due: 0 });
});

test('Today promises no more reviews than the daily limit will ask', async () => {
	const session = await Session.of(store, await planStudy(store), true);
	for (let turn = 0; turn < 40 && !session.isDone; turn++) {
		await session.answer(right);
		await session.next();
	}
	const limits = { ...DEFAULT_SETTINGS.limits, reviewsPerDay: 2 };
	await changeSettings({ limits });
	const later = await readToday(store, inDays(400));
	expect(later.decks[0]?.due).toBe(6);
	expect(later.due).toBe(2);
});
