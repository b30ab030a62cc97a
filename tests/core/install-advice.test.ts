import { expect, test } from 'vitest';
import { installAdvice } from '../../src/lib/core/install-advice.ts';

const NEW = { isClosed: false, hasStudied: false };
const STUDIED = { isClosed: false, hasStudied: true };
const CLOSED = { isClosed: true, hasStudied: true };

test.each([
	['prompt', 'welcome', NEW, 'none'],
	['prompt', 'done', STUDIED, 'prompt'],
	['prompt', 'settings', NEW, 'prompt'],
	['prompt', 'done', CLOSED, 'none'],
	['prompt', 'settings', CLOSED, 'prompt'],
	['ios', 'welcome', NEW, 'ios-first'],
	['ios', 'welcome', { ...NEW, isClosed: true }, 'none'],
	['ios', 'done', STUDIED, 'ios-move'],
	['ios', 'done', CLOSED, 'none'],
	['ios', 'settings', NEW, 'ios-first'],
	['ios', 'settings', CLOSED, 'ios-move'],
	['none', 'done', STUDIED, 'none'],
	['none', 'settings', STUDIED, 'none']
] as const)('%s, %s, %o: %s', (way, place, learner, advice) => {
	expect(installAdvice(way, place, learner)).toBe(advice);
});
