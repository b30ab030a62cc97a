// What a phone is told of a question before its reveal: everything that is needed to answer it, and nothing that
// depends on the key. Two questions that differ only in their keys give the same message; a test holds it to that.
import type { MatchRung, Rung } from '../content/types.ts';
import type { Response } from '../memory/types.ts';
import type { ClassQuestion, PublicQuestion, PublicRung } from './types.ts';

/** A form that asks for no answer that could be told right from wrong cannot be asked live. */
export type LiveRung = Exclude<Rung, { form: 'flashcard' }>;

export const isLive = (rung: Rung): rung is LiveRung => rung.form !== 'flashcard';

/** Items in the given order; those that the order does not name follow as they are. */
function inOrder<Item extends { id: string }>(items: readonly Item[], order: readonly string[]) {
	const place = (id: string) => {
		const at = order.indexOf(id);
		return at < 0 ? order.length : at;
	};
	return [...items].sort((a, b) => place(a.id) - place(b.id));
}

const shown = (items: readonly { id: string; text: string }[], order: readonly string[]) =>
	inOrder(items, order).map(({ id, text }) => ({ id, text }));

/** The right sides of a match question in the order shown, with their own ids. */
const rightsOf = (rung: MatchRung, order: readonly string[]) =>
	inOrder(
		[...rung.pairs.map(({ id, right }) => ({ id, text: right })), ...(rung.extras ?? [])].map(
			({ id, text }) => ({ id, text })
		),
		order
	);

/**
 * The id under which a phone knows the right side that is shown at a place. A right side's own id is its pair's, which
 * would be the answer; the first ones are called after the left sides of the same place instead, so that the phone can
 * treat them as pairs that are wrong until proven right.
 */
const shownRightId = (rung: MatchRung, place: number) => rung.pairs[place]?.id ?? `extra-${place}`;

/** @throws RangeError for a rung that cannot be asked live. */
function publicRung({ rung, order, view }: ClassQuestion): PublicRung {
	switch (rung.form) {
		case 'choice':
		case 'multi-select':
			return { form: rung.form, options: shown(rung.options, order) };
		case 'true-false':
			return { form: 'true-false', statement: rung.statement };
		case 'typed':
			return { form: 'typed' };
		case 'cloze':
			return { form: 'cloze', text: rung.text, blankIds: rung.blanks.map(({ id }) => id) };
		case 'numeric':
			return { form: 'numeric', ...(rung.unit === undefined ? {} : { unit: rung.unit }) };
		case 'order':
			return { form: 'order', items: shown(rung.items, order) };
		case 'match':
			return {
				form: 'match',
				lefts: rung.pairs.map(({ id, left }) => ({ id, text: left })),
				rights: rightsOf(rung, order).map(({ text }, place) => ({
					id: shownRightId(rung, place),
					text
				}))
			};
		case 'map-pin':
			if (!view) throw new RangeError('A question on the map has no view of it.');
			return { form: 'map-pin', view };
		case 'claim-status':
			return {
				form: 'claim-status',
				statements: rung.statements.map(({ id, text }) => ({ id, text })),
				...(rung.standings ? { standings: rung.standings } : {})
			};
		case 'flashcard':
			throw new RangeError('A flashcard cannot be asked live.');
	}
}

/**
 * The question as a phone sees it; while it is only read, without what there is to choose from.
 *
 * @throws RangeError for a rung that cannot be asked live.
 */
export function publicQuestion(question: ClassQuestion, canAnswer: boolean): PublicQuestion {
	const { id, version, rungIndex, deckTitle, prompt, rung } = question;
	return {
		id,
		version,
		rungIndex,
		deckTitle,
		form: rung.form,
		prompt: rung.prompt ?? prompt,
		...(canAnswer ? { rung: publicRung(question) } : {})
	};
}

/** A phone's response in the question's own ids. */
export function realResponse({ rung, order }: ClassQuestion, response: Response): Response {
	if (rung.form !== 'match' || response.form !== 'match') return response;
	const rights = rightsOf(rung, order);
	const real = new Map(rights.map(({ id }, place) => [shownRightId(rung, place), id]));
	const matches = Object.entries(response.matches).flatMap(([left, right]) => {
		const id = real.get(right);
		return id === undefined ? [] : [[left, id] as const];
	});
	return { form: 'match', matches: Object.fromEntries(matches) };
}

/** A kept response in the ids under which a phone knows it before the reveal: the way back of {@link realResponse}. */
export function shownResponse({ rung, order }: ClassQuestion, response: Response): Response {
	if (rung.form !== 'match' || response.form !== 'match') return response;
	const rights = rightsOf(rung, order);
	const matches = Object.entries(response.matches).flatMap(([left, right]) => {
		const place = rights.findIndex(({ id }) => id === right);
		return place < 0 ? [] : [[left, shownRightId(rung, place)] as const];
	});
	return { form: 'match', matches: Object.fromEntries(matches) };
}

/**
 * A rung that the forms on screen can draw before the reveal. What stands where a key would is no key: it is the same
 * whatever the right answer is.
 */
export function drawableRung(rung: PublicRung): LiveRung {
	switch (rung.form) {
		case 'choice':
			return { form: 'choice', key: '', options: rung.options };
		case 'multi-select':
			return { form: 'multi-select', keys: [], options: rung.options };
		case 'true-false':
			return { form: 'true-false', statement: rung.statement, key: false };
		case 'typed':
			return { form: 'typed', key: '', accept: [] };
		case 'cloze':
			return {
				form: 'cloze',
				text: rung.text,
				blanks: rung.blankIds.map((id) => ({ id, key: '', accept: [] }))
			};
		case 'numeric':
			return {
				form: 'numeric',
				key: 0,
				tolerance: 0,
				...(rung.unit === undefined ? {} : { unit: rung.unit })
			};
		case 'order':
			return { form: 'order', items: rung.items };
		case 'match':
			return {
				form: 'match',
				pairs: rung.lefts.map(({ id, text }, place) => ({
					id,
					left: text,
					right: rung.rights[place]?.text ?? ''
				})),
				extras: rung.rights
					.slice(rung.lefts.length)
					.map(({ id, text }) => ({ id, text, whyWrong: '' }))
			};
		case 'map-pin':
			return { form: 'map-pin', target: '', view: rung.view.id };
		case 'claim-status':
			return {
				form: 'claim-status',
				statements: rung.statements.map(({ id, text }) => ({
					id,
					text,
					key: 'record' as const,
					why: ''
				})),
				...(rung.standings ? { standings: rung.standings } : {})
			};
	}
}

/** Ids in the order in which a phone shows them before the reveal. */
export function shownOrder(rung: PublicRung): string[] {
	switch (rung.form) {
		case 'choice':
		case 'multi-select':
			return rung.options.map(({ id }) => id);
		case 'order':
			return rung.items.map(({ id }) => id);
		case 'match':
			return rung.rights.map(({ id }) => id);
		default:
			return [];
	}
}
