// Homework as the fragment of a link: what a teacher asks for travels in the address itself, which no server sees.
// `v=1&d=<dossier>&k=<deck>` asks for a deck, `&q=<question>,<question>` for single questions; `&u=2026-12-01` says by
// when, `&t=<title>` what it is called. Ids, never positions: a link survives a change of the deck's order.
import type { Day } from './memory/types.ts';

export type Homework = {
	dossierId: string;
	/** The deck's own part of its id. */
	deck?: string;
	/** The questions' own parts of their ids, in the order in which they are asked. */
	questions?: string[];
	dueDay?: Day;
	/** At most 80 characters; empty when it has none. */
	title: string;
};

export type HomeworkReading = { homework: Homework } | { problem: string };

export const MOST_QUESTIONS = 100;
export const LONGEST_TITLE = 80;
/** Far above a hundred questions; a longer fragment is none of ours. */
const LONGEST = 12_000;
const SLUG = /^[a-z0-9][a-z0-9-]{0,99}$/;

const isDay = (text: string) =>
	/^\d{4}-\d{2}-\d{2}$/.test(text) &&
	Number.isFinite(Date.parse(`${text}T00:00:00Z`)) &&
	new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

/** One line, without controls or signs that turn the text around. */
const plain = (text: string) =>
	text
		.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ' ')
		.replace(/\s+/gu, ' ')
		.trim();

/** The fragment without its `#`. The same homework gives the same text. */
export function encodeHomework({ dossierId, deck, questions, dueDay, title }: Homework): string {
	const parts = [
		['v', '1'],
		['d', dossierId],
		['k', deck ?? ''],
		['q', (questions ?? []).join(',')],
		['u', dueDay ?? ''],
		['t', encodeURIComponent(plain(title))]
	];
	return parts
		.filter(([, value]) => value !== '')
		.map((part) => part.join('='))
		.join('&');
}

function decode(text: string): string | undefined {
	try {
		return decodeURIComponent(text);
	} catch {
		return undefined;
	}
}

/** The fields of a fragment; the first of two that have the same name. A field that cannot be decoded is `undefined`. */
function fieldsOf(fragment: string) {
	const fields = new Map<string, string | undefined>();
	for (const part of fragment.split('&')) {
		const at = part.indexOf('=');
		const name = at < 0 ? part : part.slice(0, at);
		if (!fields.has(name)) fields.set(name, at < 0 ? '' : decode(part.slice(at + 1)));
	}
	return fields;
}

/** Reads a fragment, with or without its `#`. Never throws: what is wrong is said in a sentence. */
export function readHomework(fragment: string): HomeworkReading {
	const text = fragment.replace(/^#/, '');
	if (text === '') return { problem: 'The link holds no homework: the part after # is missing.' };
	if (text.length > LONGEST) return { problem: 'The link is too long to be homework.' };
	const fields = fieldsOf(text);
	const [version, dossierId, deck, asked, dueDay, title] = ['v', 'd', 'k', 'q', 'u', 't'].map(
		(name) => (fields.has(name) ? (fields.get(name) ?? '\u0000') : '')
	) as [string, string, string, string, string, string];
	if (version !== '1')
		return version === ''
			? { problem: 'This is no homework link, or a part of it was cut off.' }
			: {
					problem:
						'The link was made by a newer version of Dossier. Update the app and open it again.'
				};
	if (!SLUG.test(dossierId)) return { problem: 'The link does not say which dossier it is about.' };
	if (deck !== '' && !SLUG.test(deck))
		return { problem: 'The name of the deck in the link is damaged.' };
	const questions = asked === '' ? [] : asked.split(',');
	if (questions.length > MOST_QUESTIONS)
		return { problem: `The link asks for more than ${MOST_QUESTIONS} questions.` };
	const bad = questions.findIndex((slug) => !SLUG.test(slug));
	if (bad >= 0) return { problem: `Question ${bad + 1} of the link is damaged.` };
	if (deck === '' && questions.length === 0)
		return { problem: 'The link names neither a deck nor a question.' };
	if (dueDay !== '' && !isDay(dueDay))
		return { problem: 'The day in the link is no day of the calendar.' };
	return {
		homework: {
			dossierId,
			...(deck === '' ? {} : { deck }),
			...(questions.length === 0 ? {} : { questions: [...new Set(questions)] }),
			...(dueDay === '' ? {} : { dueDay }),
			title: [...plain(title)].slice(0, LONGEST_TITLE).join('').trim()
		}
	};
}
