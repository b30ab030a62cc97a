// Worksheets and flashcards for paper: a deck's questions in seeded versions with their answer keys. Pure; imported
// by the class pages and tests. Never imports db, state or ui: what a page looks like is the page's business.
import { seededRandom, shuffled } from '../content/option-order.ts';
import type { Form, Question } from '../content/types.ts';
import {
	lettered,
	LETTERS,
	NO_REFERENCES,
	paperAnswer,
	paperPrompt,
	paperRungAt,
	sheetExtras,
	withPaperOptions,
	type PaperReferences,
	type SheetExtras,
	type SheetOption
} from './paper-rung.ts';

/** Names of versions. */
export const VERSION_NAMES = 'ABCDEF';
export const MAX_VERSIONS = VERSION_NAMES.length;

export type SheetQuestion = SheetExtras & {
	/** From 1, within its version. */
	number: number;
	questionId: string;
	form: Form;
	/** What is asked; for true-false the statement to judge. */
	prompt: string;
	/** Options, items to order or right sides in this version's order; empty for other forms. */
	options: SheetOption[];
	hint?: string;
};
export type KeyLine = {
	number: number;
	questionId: string;
	/** The letter of the right option, for a choice. */
	letter?: string;
	answer: string;
};
export type SheetVersion = { name: string; questions: SheetQuestion[]; key: KeyLine[] };

export type SheetSetting = {
	/** Questions on the sheet; all when there are fewer. */
	count: number;
	/** 1 to 6. */
	versions: number;
	/** The sheet's number: the same number gives the same sheet. */
	seed: number;
	references?: PaperReferences | undefined;
};

/**
 * Versions of one sheet over the same questions. Where there are at least as many questions as versions, no question
 * has the same number in two of them; a key moves to another letter from each version to the next.
 */
export function buildWorksheet(
	questions: readonly Question[],
	{ count, versions, seed, references = NO_REFERENCES }: SheetSetting
): SheetVersion[] {
	const random = seededRandom(`worksheet ${seed}`);
	const chosen = shuffled(questions, random)
		.slice(0, Math.max(0, count))
		.map((question) => withPaperOptions(question, references, `${seed}`));
	const wanted = Math.min(MAX_VERSIONS, Math.max(1, versions));
	const orders = unlikeOrders(chosen, wanted, random);
	const optionOrders = new Map(
		chosen.map((question) => [question.id, printedOrders(question, wanted, random)])
	);
	return orders.map((order, version) => {
		const entries = order.map((question, at) =>
			entry(question, at + 1, optionOrders.get(question.id)?.[version] ?? [], references)
		);
		return {
			name: VERSION_NAMES[version] ?? '',
			questions: entries.map(({ asked }) => asked),
			key: entries.map(({ key }) => key)
		};
	});
}

/**
 * Orders of the same items that put each item in a different place each time, until there are more orders than
 * items: the rows of a Latin square whose columns and symbols are shuffled.
 */
function unlikeOrders<T>(items: readonly T[], orders: number, random: () => number): T[][] {
	const symbols = shuffled(items, random);
	const columns = shuffled([...items.keys()], random);
	return Array.from({ length: orders }, (_, row) =>
		columns.flatMap((column) => {
			const item = symbols[(column + row) % symbols.length];
			return item === undefined ? [] : [item];
		})
	);
}

type Part = { id: string; text: string };

/** Orders of what is printed with letters. As they are written, items and pairs would give their order away. */
function printedOrders(question: Question, wanted: number, random: () => number): Part[][] {
	const rung = question.rungs[paperRungAt(question)];
	const written = lettered(rung);
	const orders = unlikeOrders(written, wanted, random);
	if (rung?.form !== 'order' && rung?.form !== 'match') return orders;
	// Extras belong to nothing: where they stand tells nothing.
	const told = rung.form === 'match' ? written.slice(0, rung.pairs.length) : written;
	return orders.map((order) => {
		const [first, ...rest] = order;
		const isWritten = told.every((part, at) => part === order[at]);
		return isWritten && first ? [...rest, first] : order;
	});
}

function entry(
	question: Question,
	number: number,
	order: readonly Part[],
	references: PaperReferences
) {
	const rung = question.rungs[paperRungAt(question)];
	const options: SheetOption[] = order.map(({ id, text }, place) => ({
		letter: LETTERS[place] ?? '',
		optionId: id,
		text
	}));
	const key = rung?.form === 'choice' ? rung.key : undefined;
	const letter = options.find(({ optionId }) => optionId === key)?.letter;
	const asked: SheetQuestion = {
		number,
		questionId: question.id,
		form: rung?.form ?? 'flashcard',
		prompt: paperPrompt(question, rung),
		options,
		...sheetExtras(rung),
		...(question.hint === undefined ? {} : { hint: question.hint })
	};
	const line: KeyLine = {
		number,
		questionId: question.id,
		answer: rung ? paperAnswer(rung, options, references) : '',
		...(letter === undefined ? {} : { letter })
	};
	return { asked, key: line };
}
