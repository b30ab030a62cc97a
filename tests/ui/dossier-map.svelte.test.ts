// The map of a dossier: its places in a list and on the map, its journeys stop by stop.
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../src/app.css';
import type { Entity, Fact, References } from '../../src/lib/core/content/types.ts';
import type { DossierRow } from '../../src/lib/db/schema.ts';
import DossierMap from '../../src/routes/library/map/DossierMap.svelte';

const place = (id: string, name: string, latitude: number, longitude: number): Entity => ({
	...{ id, name, kind: 'place', latitude, longitude, coordinateConfidence: 'checked' },
	...{ aliases: [], sourceIds: [], description: `${name} is a place of the story.` }
});
const port: Entity = {
	...place('port', 'Vostochny Cosmodrome', 51.884, 128.333),
	nativeName: { ru: 'Космодром Восточный' },
	pronunciation: 'vas-TOCH-ny'
};
const entities = [
	port,
	place('station', 'Khasan', 42.428, 130.646),
	place('capital', 'Moscow', 55.756, 37.618),
	{
		...{ id: 'region', name: 'Amur Oblast', kind: 'place', coordinateConfidence: 'region' },
		...{ aliases: [], sourceIds: [], description: 'A region.' },
		outline: [
			[112, 50],
			[133, 50],
			[133, 57],
			[112, 57]
		]
	} as Entity,
	{
		...place('far', 'Far East', 0, 0),
		latitude: undefined,
		longitude: undefined
	} as unknown as Entity
];
const fact: Fact = {
	...{ id: 'met', topic: 'events', statement: 'They met at the spaceport.', status: 'record' },
	...{ asOf: '2023-09-13', sourceIds: [], entityIds: ['port'], inSeed: true },
	...{ confidence: 'high', corroboration: 'independent' }
};
const references: References = { sources: [], entities, facts: [fact], misconceptions: [] };
const dossier: DossierRow = {
	...{ format: 1, id: 'story', title: 'A story', label: 'Story', summary: 'A story.' },
	...{ primer: ['A story.'], storyDate: '2023-09-13', asOf: '2023-09-13', checkedOn: '2026-11-25' },
	...{
		language: 'en',
		licence: 'CC-BY-4.0',
		deckIds: [],
		hashes: {},
		installedAt: 0,
		problems: []
	},
	views: [
		{ id: 'asia', title: 'North-east Asia', west: 102, south: 33, east: 148, north: 56 },
		{ id: 'europe', title: 'Europe', west: -12, south: 38, east: 45, north: 62 }
	],
	routes: [
		{
			id: 'journey',
			title: 'The journey',
			stops: [
				{
					entityId: 'station',
					date: '2023-09-12',
					label: 'He crosses the border',
					factIds: ['met']
				},
				{ entityId: 'port', date: '2023-09-13', label: 'They meet', factIds: ['met'] }
			]
		}
	]
};

async function open() {
	const screen = await render(DossierMap, { dossier, references });
	await expect.poll(() => screen.container.querySelector('.land')?.getAttribute('d')).toBeTruthy();
	const pieces = screen.getByRole('group', { name: 'Piece of the map' });
	return { screen, pieces };
}

test('starts with the piece that shows the whole journey, its stops numbered on the map and dated in a list', async () => {
	const { screen, pieces } = await open();
	await expect
		.element(pieces.getByRole('button', { name: 'North-east Asia' }))
		.toHaveAttribute('aria-pressed', 'true');
	const stops = screen.getByRole('region', { name: 'The journey' }).getByRole('listitem');
	await expect
		.element(stops.nth(0))
		.toMatchTextContent('1 Khasan 12 September 2023 · He crosses the border');
	await expect
		.element(stops.nth(1))
		.toMatchTextContent('2 Vostochny Cosmodrome 13 September 2023 · They meet');
	expect(screen.container.querySelectorAll('svg .route')).toHaveLength(1);
	expect(
		[...screen.container.querySelectorAll('svg .badge + text')].map((one) => one.textContent)
	).toEqual(['1', '2']);
});

test('lists every place that can be drawn; choosing one tells what is known of it', async () => {
	const { screen } = await open();
	const list = screen.getByRole('region', { name: 'Places' });
	expect(
		list
			.getByRole('heading', { level: 3 })
			.elements()
			.map((one) => one.textContent)
	).toEqual(['Vostochny Cosmodrome', 'Khasan', 'Moscow', 'Amur Oblast']);
	const choice = list.getByRole('button', { name: 'Vostochny Cosmodrome' });
	await expect.element(choice).toHaveAttribute('aria-expanded', 'false');
	choice.element().focus();
	await userEvent.keyboard('{Enter}');
	await expect.element(choice).toHaveAttribute('aria-expanded', 'true');
	await expect
		.element(list.getByText('Vostochny Cosmodrome is a place of the story.'))
		.toBeVisible();
	await expect.element(list.getByText('Космодром Восточный')).toHaveAttribute('lang', 'ru');
	await expect.element(list.getByText('vas-TOCH-ny')).toBeVisible();
	await list.getByText(/^1 fact/).click();
	await expect.element(list.getByText('They met at the spaceport.')).toBeVisible();
	await expect
		.element(list.getByRole('link', { name: 'All about Vostochny Cosmodrome' }))
		.toHaveAttribute('href', '/library/entity/?id=story/port');
	expect(screen.container.querySelectorAll('svg .dot.chosen')).toHaveLength(1);
	await userEvent.keyboard('{Escape}');
	await choice.click();
	await expect.element(choice).toHaveAttribute('aria-expanded', 'false');
});

test('a place outside the piece that is shown brings its own', async () => {
	const { screen, pieces } = await open();
	await screen
		.getByRole('region', { name: 'Places' })
		.getByRole('button', { name: 'Moscow' })
		.click();
	await expect
		.element(pieces.getByRole('button', { name: 'Europe' }))
		.toHaveAttribute('aria-pressed', 'true');
	await screen
		.getByRole('region', { name: 'The journey' })
		.getByRole('button', { name: 'Khasan' })
		.click();
	await expect
		.element(pieces.getByRole('button', { name: 'North-east Asia' }))
		.toHaveAttribute('aria-pressed', 'true');
});

test('a tap on a dot, or into a region, chooses it in the list', async () => {
	const { screen } = await open();
	const map = screen.getByRole('img', { name: /Map: North-east Asia/ });
	/** In the frame's pixels, so far into the box of what is drawn. */
	const spotIn = (selector: string, across = 0.5, down = 0.5) => {
		const frame = map.element().getBoundingClientRect();
		const drawn = screen.container.querySelector(selector)?.getBoundingClientRect();
		const { left, top, width, height } = drawn ?? new DOMRect();
		return { x: left + width * across - frame.left, y: top + height * down - frame.top };
	};
	await map.click({ position: spotIn('svg .dot:nth-of-type(2)') });
	const list = screen.getByRole('region', { name: 'Places' });
	await expect
		.poll(() =>
			list
				.getByRole('button', { expanded: true })
				.elements()
				.map((one) => one.textContent)
		)
		.toHaveLength(1);
	expect(screen.container.querySelectorAll('svg .chosen')).toHaveLength(1);
	// In its western half, out of reach of the dot in the other.
	await map.click({ position: spotIn('svg .area', 0.25, 0.5) });
	await expect.poll(() => screen.container.querySelectorAll('svg .area.chosen').length).toBe(1);
});
