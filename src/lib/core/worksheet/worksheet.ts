// Worksheets and flashcards for paper: a deck's questions in seeded versions with their answer keys. Pure; imported
// by the class pages and tests. Never imports db, state or ui: what a page looks like is the page's business.
import { answerText } from '../content/answer-text.ts';
import { seededRandom, shuffled } from '../content/option-order.ts';
import type { Form, Option, Question } from '../content/types.ts';

/** Names of versions and of options: a question has at most six. */
export const LETTERS = 'ABCDEF';
/** Versions that have a name: A to F. */
export const MAX_VERSIONS = LETTERS.length;

export type SheetOption = { letter: string; optionId: string; text: string };
export type SheetQuestion = {
	/** From 1, within its version. */
	number: number;
	questionId: string;
	form: Form;
	/** What is asked; for true-false the statement to judge. */
	prompt: string;
	/** The options of a choice in this version's order; empty for other forms. */
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
};

/**
 * Versions of one sheet over the same questions. Where there are at least as many questions as versions, no question
 * has the same number in two of them; a key moves to another letter from each version to the next.
 */
export function buildWorksheet(
	questions: readonly Question[],
	{ count, versions, seed }: SheetSetting
): SheetVersion[] {
	const random = seededRandom(`worksheet ${seed}`);
	const chosen = shuffled(questions, random).slice(0, Math.max(0, count));
	const wanted = Math.min(MAX_VERSIONS, Math.max(1, versions));
	const orders = unlikeOrders(chosen, wanted, random);
	const optionOrders = new Map(
		chosen.map((question) => [
			question.id,
			unlikeOrders(paperRung(question).options, wanted, random)
		])
	);
	return orders.map((order, version) => {
		const entries = order.map((question, at) =>
			entry(question, at + 1, optionOrders.get(question.id)?.[version] ?? [])
		);
		return {
			name: LETTERS[version] ?? '',
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

type PaperRung = {
	/** Index among the question's rungs. */
	at: number;
	form: Form;
	prompt: string;
	options: readonly Option[];
	/** Id of the right option. */
	key?: string;
};

/**
 * The rung that paper can ask: a choice where there is one, because it is marked fastest, else the lowest. The prompts
 * of typed rungs ("Type the name of …") are for screens, so the question's own is printed.
 */
function paperRung(question: Question): PaperRung {
	const choice = question.rungs.findIndex(({ form }) => form === 'choice');
	const at = Math.max(0, choice);
	const rung = question.rungs[at];
	if (rung?.form === 'choice') {
		const { form, options, key } = rung;
		return { at, form, prompt: rung.prompt ?? question.prompt, options, key };
	}
	const prompt = rung?.form === 'true-false' ? rung.statement : question.prompt;
	return { at, form: rung?.form ?? 'flashcard', prompt, options: [] };
}

function entry(question: Question, number: number, order: readonly Option[]) {
	const { at, form, prompt, key } = paperRung(question);
	const options = order.map(({ id, text }, place) => ({
		letter: LETTERS[place] ?? '',
		optionId: id,
		text
	}));
	const letter = options.find(({ optionId }) => optionId === key)?.letter;
	const asked: SheetQuestion = {
		number,
		questionId: question.id,
		form,
		prompt,
		options,
		...(question.hint === undefined ? {} : { hint: question.hint })
	};
	const line: KeyLine = {
		number,
		questionId: question.id,
		answer: answerText(question, at),
		...(letter === undefined ? {} : { letter })
	};
	return { asked, key: line };
}
