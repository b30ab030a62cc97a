// A study reminder as a calendar file (RFC 5545): the phone's own calendar rings, so no permission, no server and no
// notification of ours is needed. Times are floating: seven o'clock is seven o'clock wherever one is.
import type { Day, Instant } from './memory/types.ts';

export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export type Reminder = {
	/** Local hour, 0 to 23, and minute, 0 to 59. */
	hour: number;
	minute: number;
	/** At least one. */
	weekdays: readonly Weekday[];
	/** The day from which it holds. */
	from: Day;
	title: string;
	/** The app's address. */
	url: string;
	/** Makes a second file with the same id replace the first one in most calendars. */
	uid: string;
	/** When the file is made. */
	madeAt: Instant;
};

/** Content lines end with CRLF and hold at most 75 octets; what is longer goes on after a space (3.1). */
function fold(line: string): string {
	const encoder = new TextEncoder();
	let folded = '';
	let octets = 0;
	for (const sign of line) {
		const size = encoder.encode(sign).length;
		if (octets + size > 75) {
			folded += '\r\n ';
			octets = 1;
		}
		folded += sign;
		octets += size;
	}
	return folded;
}

/** Text values escape the signs that structure a file (3.3.11). */
const escape = (text: string) =>
	text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n');

const two = (value: number) => String(value).padStart(2, '0');
const utc = (at: Instant) =>
	new Date(at)
		.toISOString()
		.replace(/[-:]/g, '')
		.replace(/\.\d{3}/, '');

/** The first day from `from` on that is one of the weekdays: a rule must begin on a day that fits it. */
function firstDay(from: Day, weekdays: readonly Weekday[]): Day {
	const start = Date.parse(`${from}T00:00:00Z`);
	for (let ahead = 0; ahead < 7; ahead++) {
		const at = new Date(start + ahead * 86_400_000);
		const name = WEEKDAYS[(at.getUTCDay() + 6) % 7];
		if (name && weekdays.includes(name)) return at.toISOString().slice(0, 10);
	}
	return from;
}

/** The file's text. */
export function studyReminder(reminder: Reminder): string {
	const { hour, minute, weekdays, from, title, url, uid, madeAt } = reminder;
	const day = firstDay(from, weekdays).replaceAll('-', '');
	const inOrder = WEEKDAYS.filter((one) => weekdays.includes(one));
	return [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Dossier//Study reminder//EN',
		'CALSCALE:GREGORIAN',
		'METHOD:PUBLISH',
		'BEGIN:VEVENT',
		`UID:${escape(uid)}`,
		`DTSTAMP:${utc(madeAt)}`,
		`DTSTART:${day}T${two(hour)}${two(minute)}00`,
		'DURATION:PT15M',
		`RRULE:FREQ=WEEKLY;BYDAY=${inOrder.join(',')}`,
		`SUMMARY:${escape(title)}`,
		`DESCRIPTION:${escape(url)}`,
		`URL:${url}`,
		'TRANSP:TRANSPARENT',
		'BEGIN:VALARM',
		'ACTION:DISPLAY',
		`DESCRIPTION:${escape(title)}`,
		'TRIGGER:PT0S',
		'END:VALARM',
		'END:VEVENT',
		'END:VCALENDAR'
	]
		.map((line) => `${fold(line)}\r\n`)
		.join('');
}
