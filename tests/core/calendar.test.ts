import fc from 'fast-check';
import { expect, test } from 'vitest';
import { studyReminder, WEEKDAYS, type Reminder } from '../../src/lib/core/calendar.ts';

const base: Reminder = {
	hour: 19,
	minute: 5,
	weekdays: ['MO', 'TH'],
	from: '2026-11-26',
	title: 'Study with Dossier',
	url: 'https://example.org/dossier/',
	uid: 'study-reminder@dossier',
	madeAt: Date.UTC(2026, 10, 26, 12, 0, 3)
};
/** Lines as a calendar reads them: folds taken out. */
const unfolded = (text: string) => text.replace(/\r\n[ \t]/g, '').split('\r\n');

test('the file rings on the chosen days at the local time, from the first that fits', () => {
	const lines = unfolded(studyReminder(base));
	expect(lines).toContain('DTSTART:20261126T190500');
	expect(lines).toContain('DTSTAMP:20261126T120003Z');
	expect(lines).toContain('RRULE:FREQ=WEEKLY;BYDAY=MO,TH');
	expect(lines).toContain('ACTION:DISPLAY');
	expect(unfolded(studyReminder({ ...base, weekdays: ['WE'] }))).toContain(
		'DTSTART:20261202T190500'
	);
});

test('whatever the title and the address: lines of at most 75 octets, each ending with CRLF, and text that reads back', () => {
	const days = fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 });
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), days, (noise, weekdays) => {
			const title = noise.replace(/\p{Cc}/gu, '');
			const text = studyReminder({ ...base, title, weekdays });
			expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
			for (const line of text.slice(0, -2).split('\r\n')) {
				expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
				expect(line).not.toMatch(/[\r\n]/);
			}
			const [summary = ''] = unfolded(text).filter((line) => line.startsWith('SUMMARY:'));
			expect(summary.slice(8).replace(/\\([\\;,])/g, '$1')).toBe(title);
		})
	);
});
