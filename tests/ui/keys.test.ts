import { describe, expect, test } from 'vitest';
import {
	keyPress,
	numberedOptions,
	studyAction,
	type KeyPress,
	type Stage
} from '../../src/lib/ui/keys.ts';
import { claim, claims, cloze, match, numeric, order, several } from './form-fixtures.ts';
import { choice, flashcard, statement } from './study-fixtures.ts';

const press = (key: string, rest: Partial<KeyPress> = {}): KeyPress => ({
	key,
	ctrlKey: false,
	altKey: false,
	metaKey: false,
	repeat: false,
	isField: false,
	isControl: false,
	...rest
});
const stage = (form: Stage['form'], rest: Partial<Stage> = {}): Stage => ({
	form,
	isAnswered: false,
	isShown: false,
	options: { choice: 3, 'true-false': 2, 'multi-select': 5, match: 4 }[form as string] ?? 0,
	...rest
});

test.each([
	['choice', '1', { kind: 'choose', index: 0 }],
	['choice', '3', { kind: 'choose', index: 2 }],
	['choice', '4', undefined],
	['choice', '0', undefined],
	['choice', 'Enter', undefined],
	['choice', ' ', undefined],
	['true-false', '1', { kind: 'choose', index: 0 }],
	['true-false', '2', { kind: 'choose', index: 1 }],
	['true-false', '3', undefined],
	['flashcard', ' ', { kind: 'show' }],
	['flashcard', 'Enter', { kind: 'show' }],
	['flashcard', '3', undefined],
	['typed', 'Enter', { kind: 'check' }],
	['multi-select', '5', { kind: 'choose', index: 4 }],
	['multi-select', '6', undefined],
	['multi-select', 'Enter', { kind: 'check' }],
	['multi-select', ' ', undefined],
	['match', '4', { kind: 'choose', index: 3 }],
	['match', 'Enter', { kind: 'check' }],
	['cloze', 'Enter', { kind: 'check' }],
	['cloze', '1', undefined],
	['numeric', 'Enter', { kind: 'check' }],
	['order', 'Enter', { kind: 'check' }],
	['order', ' ', undefined],
	['map-pin', 'Enter', { kind: 'check' }],
	['claim-status', 'Enter', { kind: 'check' }],
	['claim-status', '1', undefined],
	['choice', 'h', { kind: 'hint' }],
	['choice', 'n', { kind: 'unsure' }],
	['choice', 'w', { kind: 'why' }],
	['choice', 'u', { kind: 'undo' }],
	['choice', 'U', { kind: 'undo' }],
	['choice', '?', { kind: 'help' }],
	['choice', 'x', undefined],
	['choice', 'Tab', undefined]
] as const)('while a %s is asked, “%s” means %o', (form, key, action) => {
	expect(studyAction(press(key), stage(form))).toEqual(action);
});

test.each(['1', '2', '3', '4'])('with the back showing, “%s” grades the flashcard', (key) => {
	const shown = stage('flashcard', { isShown: true });
	expect(studyAction(press(key), shown)).toEqual({ kind: 'grade', grade: Number(key) });
});

test('with the back showing, Space grades nothing by accident', () => {
	expect(studyAction(press(' '), stage('flashcard', { isShown: true }))).toBeUndefined();
});

test('a single statement is answered by the number of a standing, and never by Enter', () => {
	const single = stage('claim-status', { options: 6 });
	expect(studyAction(press('6'), single)).toEqual({ kind: 'choose', index: 5 });
	expect(studyAction(press('Enter'), single)).toBeUndefined();
});

test.each([
	[several, 4],
	[match, 4],
	[claim, 6],
	[claims, 0],
	[order, 0],
	[numeric, 0],
	[cloze, 0],
	[statement, 2],
	[choice, 3],
	[flashcard, 0]
])('of $form the number keys press as many as there are', (rung, count) => {
	expect(numberedOptions(rung)).toBe(count);
});

describe('after the answer', () => {
	const answered = stage('choice', { isAnswered: true });

	test.each(['Enter', ' '])('“%s” continues', (key) => {
		expect(studyAction(press(key), answered)).toEqual({ kind: 'continue' });
	});

	test.each(['1', 'h', 'n'])('“%s” no longer answers', (key) => {
		expect(studyAction(press(key), answered)).toBeUndefined();
	});

	test.each([
		['u', 'undo'],
		['w', 'why'],
		['?', 'help']
	])('“%s” still means %s', (key, kind) => {
		expect(studyAction(press(key), answered)).toEqual({ kind });
	});
});

describe('a key is left alone', () => {
	test.each(['1', ' ', 'u', 'h', '?'])('“%s” typed into a field', (key) => {
		expect(studyAction(press(key, { isField: true }), stage('typed'))).toBeUndefined();
	});

	test('except Enter in the answer’s field, which checks', () => {
		expect(studyAction(press('Enter', { isField: true, isControl: true }), stage('typed'))).toEqual(
			{
				kind: 'check'
			}
		);
	});

	test.each(['ctrlKey', 'altKey', 'metaKey', 'repeat'] as const)('with %s', (held) => {
		expect(studyAction(press('1', { [held]: true }), stage('choice'))).toBeUndefined();
	});

	test.each(['Enter', ' '])('“%s” on a button, which presses it already', (key) => {
		const answered = stage('choice', { isAnswered: true });
		expect(studyAction(press(key, { isControl: true }), answered)).toBeUndefined();
	});
});

describe('where a key was pressed', () => {
	const pressed = (html: string, selector: string) => {
		document.body.innerHTML = html;
		let seen: KeyPress | undefined;
		document.body.addEventListener('keydown', (event) => (seen = keyPress(event)), { once: true });
		const target = document.querySelector(selector);
		target?.dispatchEvent(new KeyboardEvent('keydown', { key: 'h', bubbles: true }));
		return seen;
	};

	test.each([
		['<input>', 'input', true, true],
		['<textarea></textarea>', 'textarea', true, false],
		['<p contenteditable="true">…</p>', 'p', true, false],
		['<input type="checkbox">', 'input', false, true],
		['<button><kbd>1</kbd></button>', 'kbd', false, true],
		['<a href="#top">top</a>', 'a', false, true],
		['<details><summary>more</summary></details>', 'summary', false, true],
		['<h1 tabindex="-1">Why?</h1>', 'h1', false, false]
	])('%s', (html, selector, isField, isControl) => {
		expect(pressed(html, selector)).toMatchObject({ key: 'h', isField, isControl });
	});
});
