import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	readMine,
	readProgress,
	readState
} from '../../../src/lib/core/classroom/server-messages.ts';
import { newSession } from '../../../src/lib/core/classroom/session.ts';
import { mineOf, publicState } from '../../../src/lib/core/classroom/views.ts';
import { contentOf, QUESTIONS, SETTINGS, student } from './sample-class.ts';

test('everything that a server says of any question in any phase is read', () => {
	for (const question of QUESTIONS) {
		const content = contentOf([question]);
		const session = newSession(
			{ code: '123456', questionCount: 1, settings: { ...SETTINGS, limitMs: 30_000 } },
			0
		);
		for (const phase of ['lobby', 'reading', 'open', 'closed', 'reveal', 'done'] as const) {
			const now = { ...session, phase, index: phase === 'lobby' ? -1 : 0 };
			const state = JSON.parse(JSON.stringify(publicState(now, content, [], 10)));
			expect(readState(state), `${question.id} ${phase}`).toEqual(state);
			const mine = JSON.parse(JSON.stringify(mineOf(now, content, student('a'), { of: 1 })));
			expect(readMine(mine)).toEqual(mine);
		}
	}
});

test('what cannot be read is not shown, and nothing throws', () => {
	fc.assert(
		fc.property(fc.anything(), (input) => {
			for (const read of [readState, readMine, readProgress]) expect(read(input)).toBeUndefined();
		})
	);
	const state = {
		code: '1',
		version: 1,
		title: '',
		phase: 'paused',
		index: 0,
		total: 1,
		settings: {},
		isLocked: false
	};
	expect(readState(state)).toBeUndefined();
});
