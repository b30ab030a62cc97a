import { expect, test } from 'vitest';
import { sideBySide } from '../../../src/lib/core/content/contrast.ts';
import type { Contrast, Entity } from '../../../src/lib/core/content/types.ts';

const organisation = (id: string): Entity => ({
	id,
	kind: 'organisation',
	name: id.toUpperCase(),
	aliases: [],
	description: `The body ${id}.`,
	sourceIds: []
});
const entities = ['panel', 'committee', 'team', 'agency'].map(organisation);
const contrasts: Contrast[] = [
	{
		id: 'watchers',
		entityIds: ['panel', 'committee', 'team'],
		difference: 'Only the committee is made of states.',
		rows: [
			{ aspect: 'Members', values: ['Experts', 'States', 'Eleven states'] },
			{ aspect: 'Ended', values: ['2024', '—', '—'] }
		],
		factIds: ['f']
	}
];
const pair = (asked: string, answered: string) =>
	sideBySide({ asked, answered }, { entities, contrasts });

test('of a contrast of three only the two that were confused, the right one first', () => {
	const shown = pair('story/team', 'story/panel');
	expect(shown?.entities.map(({ id }) => id)).toEqual(['team', 'panel']);
	expect(shown?.difference).toBe('Only the committee is made of states.');
	expect(shown?.rows).toEqual([
		{ aspect: 'Members', values: ['Eleven states', 'Experts'] },
		{ aspect: 'Ended', values: ['—', '2024'] }
	]);
});

test('a pair that the dossier does not contrast is described', () => {
	expect(pair('agency', 'panel')).toMatchObject({
		rows: [{ aspect: 'What it is', values: ['The body agency.', 'The body panel.'] }]
	});
});

test('two of different kinds are shown only where the dossier contrasts them', () => {
	const city: Entity = {
		...organisation('city'),
		kind: 'place',
		coordinateConfidence: 'checked'
	} as Entity;
	const confusion = { asked: 'agency', answered: 'city' };
	expect(sideBySide(confusion, { entities: [...entities, city] })).toBeUndefined();
	const named: Contrast = {
		id: 'both',
		entityIds: ['agency', 'city'],
		difference: 'One is a body.',
		rows: [{ aspect: 'Is', values: ['a body', 'a place'] }],
		factIds: ['f']
	};
	expect(
		sideBySide(confusion, { entities: [...entities, city], contrasts: [named] })?.difference
	).toBe('One is a body.');
});

test('nothing to show where either is no entity of the dossier, or both are the same', () => {
	expect(pair('story/question-1', 'option-b')).toBeUndefined();
	expect(pair('story/panel', 'story/panel')).toBeUndefined();
	expect(sideBySide(undefined, { entities })).toBeUndefined();
});
