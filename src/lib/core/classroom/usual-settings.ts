import type { ClassSettings } from './types.ts';

/** The rules of a class where the teacher changes none. */
export const USUAL_SETTINGS: ClassSettings = {
	limitMs: 60_000,
	readingMs: 5000,
	admission: 'open',
	names: 'generated',
	showsTop: true,
	speedBonus: false,
	closesWhenAllAnswered: true
};
