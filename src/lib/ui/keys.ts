// The keyboard of the study screen: which key means what, as a pure function.
// The page listens and acts; it calls `preventDefault` on what it acts on, so that nothing happens twice.
import { STANDINGS } from '../core/content/standings.ts';
import type { Form, Rung } from '../core/content/types.ts';
import type { Grade } from '../core/memory/types.ts';

/** What a key asks for. `index` counts the shown options from 0; true comes before false. */
export type StudyAction =
	| { kind: 'choose'; index: number }
	| { kind: 'grade'; grade: Grade }
	| { kind: 'show' | 'check' | 'continue' | 'undo' | 'hint' | 'unsure' | 'sure' | 'why' | 'help' };

/** A key press, and where it happened. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'repeat'> & {
	/** Letters typed here are text: an input, a text area, a list to choose from, edited content. */
	isField: boolean;
	/** Enter and Space already press what has the focus: a button, a link, a summary. */
	isControl: boolean;
};

/** Where the learner is in answering. */
export type Stage = {
	form: Form;
	isAnswered: boolean;
	/** The flashcard's back is showing. */
	isShown: boolean;
	/** What a number key may press, as `numberedOptions` counts it. */
	options: number;
};

/**
 * What the number keys press in a form: options, True and False, right sides of pairs, the standings on offer for a
 * single statement. Only the first nine have a key.
 */
export function numberedOptions(rung: Rung): number {
	switch (rung.form) {
		case 'choice':
		case 'multi-select':
			return rung.options.length;
		case 'true-false':
			return 2;
		case 'match':
			return rung.pairs.length + (rung.extras?.length ?? 0);
		case 'claim-status':
			return rung.statements.length === 1 ? (rung.standings ?? STANDINGS).length : 0;
		default:
			return 0;
	}
}

/** Forms with a Check button. A single statement is answered by one press. */
const hasCheck = ({ form, options }: Stage) =>
	form === 'claim-status' ? options === 0 : !['flashcard', 'choice', 'true-false'].includes(form);

const LETTERS = new Map<string, StudyAction>([
	['u', { kind: 'undo' }],
	['w', { kind: 'why' }],
	['?', { kind: 'help' }]
]);
const LETTERS_WHILE_ASKED = new Map<string, StudyAction>([
	['h', { kind: 'hint' }],
	['n', { kind: 'unsure' }],
	['s', { kind: 'sure' }]
]);
const GRADES: readonly Grade[] = [1, 2, 3, 4];

/** The action a key stands for at this stage; undefined when the key is the browser's or nobody's. */
export function studyAction(press: KeyPress, stage: Stage): StudyAction | undefined {
	if (press.ctrlKey || press.altKey || press.metaKey || press.repeat) return undefined;
	if (press.isField) return press.key === 'Enter' ? proceed(press.key, stage) : undefined;
	if (press.key === 'Enter' || press.key === ' ')
		return press.isControl ? undefined : proceed(press.key, stage);
	if (/^[1-9]$/.test(press.key)) return pick(Number(press.key), stage);
	const letter = press.key.toLowerCase();
	return LETTERS.get(letter) ?? (stage.isAnswered ? undefined : LETTERS_WHILE_ASKED.get(letter));
}

/** Enter and Space: the one step forward there is. A choice and a grade are never made by accident. */
function proceed(key: string, stage: Stage): StudyAction | undefined {
	const { form, isAnswered, isShown } = stage;
	if (isAnswered) return { kind: 'continue' };
	// Space ticks and lifts: pressed beside what it was meant for, it must not answer.
	if (hasCheck(stage) && (key === 'Enter' || form === 'typed')) return { kind: 'check' };
	return form === 'flashcard' && !isShown ? { kind: 'show' } : undefined;
}

function pick(number: number, { form, isAnswered, isShown, options }: Stage) {
	if (isAnswered) return undefined;
	if (form === 'flashcard') {
		const grade = GRADES[number - 1];
		return isShown && grade ? ({ kind: 'grade', grade } as const) : undefined;
	}
	return number <= options ? ({ kind: 'choose', index: number - 1 } as const) : undefined;
}

/** Letters, figures and signs, without a modifier: what somebody may say or type by mistake. */
export const isCharacterKey = ({ key, ctrlKey, altKey, metaKey }: KeyPress) =>
	[...key].length === 1 && key !== ' ' && !ctrlKey && !altKey && !metaKey;

const FIELDS = 'input:not([type=button], [type=checkbox], [type=radio]), textarea, select';
const CONTROLS = 'button, a[href], summary, input, [role=button]';

/** A browser's key event as a `KeyPress`. Keys that compose a letter of another script are text. */
export function keyPress(event: KeyboardEvent): KeyPress {
	const target = event.target instanceof HTMLElement ? event.target : undefined;
	const { key, ctrlKey, altKey, metaKey, repeat } = event;
	return {
		key: event.isComposing ? 'Process' : key,
		...{ ctrlKey, altKey, metaKey, repeat },
		isField: target !== undefined && (target.matches(FIELDS) || target.isContentEditable),
		isControl: target?.closest(CONTROLS) != null
	};
}
