import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { SideBySide as Pair } from '../../src/lib/core/content/contrast.ts';
import type { Entity, Question } from '../../src/lib/core/content/types.ts';
import MistakeReport from '../../src/lib/ui/MistakeReport.svelte';
import NamesNote from '../../src/lib/ui/NamesNote.svelte';
import SideBySide from '../../src/lib/ui/SideBySide.svelte';

const person = (id: string, more: Partial<Entity> = {}): Entity =>
	({
		id,
		kind: 'person',
		name: id,
		aliases: [],
		description: `This is ${id}.`,
		sourceIds: [],
		...more
	}) as Entity;

const question: Question = {
	id: 'story/who',
	version: 1,
	prompt: 'Who is it?',
	rungs: [{ form: 'typed', key: 'Kim', accept: [] }],
	explanation: 'So it is.',
	factIds: [],
	entityIds: [],
	tags: [],
	misconceptionIds: [],
	bloom: 'remember'
};
const shown = {
	question,
	rung: 0,
	evidence: { facts: [], sources: {}, entities: {} },
	answered: '<b>Lavrov</b>'
};

test('two that were confused stand in a table whose columns say which was asked', async () => {
	const pair: Pair = {
		entities: [person('Khasan'), person('Tumangang')],
		difference: 'One is on each side of the river.',
		rows: [{ aspect: 'Country', values: ['Russia', 'North Korea'] }]
	};
	const screen = await render(SideBySide, { pair });
	const table = screen.getByRole('region', { name: 'Easily confused' }).getByRole('table');
	await expect.element(table.getByRole('columnheader', { name: /asked Khasan/ })).toBeVisible();
	await expect
		.element(table.getByRole('columnheader', { name: /you said Tumangang/ }))
		.toBeVisible();
	const row = table.getByRole('row', { name: /Country/ });
	await expect.element(row.getByRole('cell').nth(0)).toMatchTextContent('Russia');
	await expect.element(row.getByRole('cell').nth(1)).toMatchTextContent('North Korea');
});

test('a name in its own script is marked with its language, and how it is said stands beside it', async () => {
	const kim = person('Kim Jong-un', {
		nativeName: { ko: '김정은' },
		pronunciation: 'kim jung-un'
	} as Partial<Entity>);
	const screen = await render(NamesNote, { entities: [kim, person('Nobody')] });
	const item = screen.getByRole('listitem');
	await expect.element(item).toMatchTextContent(/say “kim jung-un”/);
	expect(item.element().querySelector('[lang="ko"]')?.textContent).toBe('김정은');
	expect(screen.container.textContent).not.toContain('Nobody');
});

test('a report of a mistake is copied with the question’s id and version', async () => {
	const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
	const screen = await render(MistakeReport, { shown });
	await screen.getByRole('button', { name: 'Report a mistake' }).click();
	const field = screen.getByRole('textbox');
	await expect.element(field).toHaveValue(expect.stringContaining('story/who, version 1'));
	await field.fill('The key is wrong. story/who, version 1');
	await screen.getByRole('button', { name: 'Copy' }).click();
	expect(write).toHaveBeenCalledExactlyOnceWith('The key is wrong. story/who, version 1');
	await expect.element(screen.getByRole('status')).toMatchTextContent(/^Copied/);
	write.mockRestore();
});

test('where copying is refused the text is selected and the page says so', async () => {
	const write = vi
		.spyOn(navigator.clipboard, 'writeText')
		.mockRejectedValue(new DOMException('no', 'NotAllowedError'));
	const screen = await render(MistakeReport, { shown });
	await screen.getByRole('button', { name: 'Report a mistake' }).click();
	await screen.getByRole('button', { name: 'Copy' }).click();
	await expect.element(screen.getByRole('status')).toMatchTextContent(/copy it by hand/);
	const field = screen.getByRole('textbox').element() as HTMLTextAreaElement;
	expect(field.selectionEnd - field.selectionStart).toBe(field.value.length);
	write.mockRestore();
});
