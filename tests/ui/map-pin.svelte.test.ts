// A place to be found on the map: by tap, drag, keys or numbers, and what is shown and said afterwards.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../src/app.css';
import type { Entity, MapPinRung, MapView } from '../../src/lib/core/content/types.ts';
import { gradeMapPin } from '../../src/lib/core/grading/map-pin.ts';
import type { Response } from '../../src/lib/core/memory/types.ts';
import MapPinForm from '../../src/lib/ui/MapPinForm.svelte';

type Pin = { latitude: number; longitude: number };

const base = { aliases: [], description: 'A place.', sourceIds: [], country: 'russia' };
const port: Entity = {
	...{ ...base, id: 'port', kind: 'place', name: 'Vostochny Cosmodrome' },
	...{ latitude: 51.884, longitude: 128.333, coordinateConfidence: 'checked', pinToleranceKm: 60 }
};
const station: Entity = {
	...{ ...base, id: 'station', kind: 'place', name: 'Khasan' },
	...{ latitude: 42.428, longitude: 130.646, coordinateConfidence: 'checked', pinToleranceKm: 30 }
};
const sea: Entity = {
	...{ ...base, id: 'sea', kind: 'place', name: 'Sea of Japan (East Sea)', country: 'none' },
	aliases: ['Sea of Japan', 'East Sea'],
	coordinateConfidence: 'region',
	outline: [
		[129.5, 36.5],
		[136, 36.5],
		[139, 41],
		[139, 44],
		[132, 42.5],
		[129.5, 40.5]
	]
};
const entities = [port, station, sea];
const asia: MapView = {
	id: 'asia',
	title: 'North-east Asia',
	west: 102,
	south: 33,
	east: 148,
	north: 56
};
const amur: MapView = {
	id: 'amur',
	title: 'The Amur',
	west: 127.3,
	south: 51.2,
	east: 130.3,
	north: 52.7
};
const globe: MapView = {
	id: 'globe',
	title: 'The world',
	west: -150,
	south: -50,
	east: 160,
	north: 75
};
const views = [asia, amur, globe];
const toPort: MapPinRung = { form: 'map-pin', target: 'port', view: 'asia' };
const toSea: MapPinRung = { form: 'map-pin', target: 'sea', view: 'asia' };

async function ask(rung = toPort, rest: { draft?: string; busy?: boolean } = {}) {
	const onanswer = vi.fn<(response: Response) => void>();
	const props = $state({ rung, entities, views, draft: '', busy: false, onanswer, ...rest });
	const screen = await render(MapPinForm, props);
	const map = screen.getByRole('application', { name: /Map to pin/ });
	await expect.poll(() => screen.container.querySelector('.land')?.getAttribute('d')).toBeTruthy();
	return { screen, map, onanswer, props };
}

async function answer(rung: MapPinRung, pin: Pin | null) {
	const response = { form: 'map-pin' as const, pin };
	const screen = await render(MapPinForm, {
		...{ rung, entities, views, draft: '', busy: false, onanswer: vi.fn() },
		...{ response, outcome: gradeMapPin(rung, response, entities) }
	});
	await expect.poll(() => screen.container.querySelector('.land')?.getAttribute('d')).toBeTruthy();
	return screen;
}

const pinOf = ({ draft }: { draft: string }) => JSON.parse(draft) as Pin;
const namesOn = (container: Element) =>
	[...container.querySelectorAll('svg text')].map((name) => name.textContent?.trim());

afterEach(() => vi.restoreAllMocks());

describe('the pin', () => {
	test('is set by a tap, spoken of after a pause, and sent by Check', async () => {
		const { screen, map, onanswer, props } = await ask();
		const { width, height } = map.element().getBoundingClientRect();
		await map.click({ position: { x: width / 2, y: height / 2 } });
		const { latitude, longitude } = pinOf(props);
		expect(latitude).toBeGreaterThan(42);
		expect(latitude).toBeLessThan(47);
		expect(longitude).toBeCloseTo(125, 0);
		expect(onanswer).not.toHaveBeenCalled();
		await expect
			.element(screen.getByText(/degrees north, 125\.\d degrees east, in China/))
			.toBeVisible();
		await screen.getByRole('button', { name: 'Check' }).click();
		expect(onanswer).toHaveBeenCalledExactlyOnceWith({
			form: 'map-pin',
			pin: { latitude, longitude }
		});
	});

	test('is moved by another tap, and dragged by its head', async () => {
		const { screen, map, props } = await ask();
		await map.click({ position: { x: 100, y: 100 } });
		const first = pinOf(props);
		await userEvent.dragAndDrop(map, map, {
			sourcePosition: { x: 100, y: 82 },
			targetPosition: { x: 180, y: 200 }
		});
		const dragged = pinOf(props);
		expect(dragged.longitude).toBeGreaterThan(first.longitude);
		expect(dragged.latitude).toBeLessThan(first.latitude);
		expect(screen.container.querySelectorAll('[data-pin]')).toHaveLength(1);
		await map.click({ position: { x: 40, y: 40 } });
		expect(pinOf(props).longitude).toBeLessThan(first.longitude);
	});

	test('stays where it is while a mouse pans the map', async () => {
		const { screen, map, props } = await ask();
		await map.click({ position: { x: 100, y: 100 } });
		const before = pinOf(props);
		const land = () =>
			screen.container.querySelector('.land')?.parentElement?.getAttribute('transform');
		const at = land();
		await userEvent.dragAndDrop(map, map, {
			sourcePosition: { x: 200, y: 220 },
			targetPosition: { x: 260, y: 160 }
		});
		expect(land()).not.toBe(at);
		expect(pinOf(props)).toEqual(before);
	});

	test('is set and moved by the arrow keys, further with Shift, and checked with Enter', async () => {
		const { map, onanswer, props } = await ask();
		map.element().focus();
		await userEvent.keyboard('{ArrowUp}');
		expect(pinOf(props)).toEqual({ latitude: 44.5, longitude: 125 });
		await userEvent.keyboard('{ArrowUp}');
		const step = pinOf(props).latitude - 44.5;
		expect(step).toBeGreaterThan(0);
		await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
		expect(pinOf(props).longitude).toBeCloseTo(125 + 5 * step, 6);
		await userEvent.keyboard('{ArrowDown}{ArrowLeft}');
		expect(pinOf(props).latitude).toBeCloseTo(44.5, 6);
		await userEvent.keyboard('{Enter}');
		expect(onanswer).toHaveBeenCalledExactlyOnceWith({ form: 'map-pin', pin: pinOf(props) });
	});

	test('moves by smaller steps on an enlarged map', async () => {
		const { screen, map, props } = await ask();
		map.element().focus();
		await userEvent.keyboard('{ArrowUp}');
		for (let press = 0; press < 4; press++)
			await screen.getByRole('button', { name: 'Zoom in' }).click();
		map.element().focus();
		await userEvent.keyboard('{ArrowUp}');
		expect(pinOf(props).latitude - 44.5).toBeLessThan(0.5);
		await screen.getByRole('button', { name: 'Whole view' }).click();
		await expect
			.element(screen.getByRole('button', { name: 'Whole view' }))
			.toHaveAttribute('aria-disabled', 'true');
	});

	test('is set by two numbers, also with a comma and a minus as they are printed', async () => {
		const { screen, onanswer, props } = await ask();
		await screen.getByText('Type coordinates').click();
		await screen.getByRole('textbox', { name: 'Degrees north' }).fill('51,9');
		expect(props.draft).toBe('');
		await screen.getByRole('textbox', { name: 'Degrees east' }).fill('−128.3');
		expect(pinOf(props)).toEqual({ latitude: 51.9, longitude: -128.3 });
		await userEvent.keyboard('{Enter}');
		expect(onanswer).toHaveBeenCalledExactlyOnceWith({
			form: 'map-pin',
			pin: { latitude: 51.9, longitude: -128.3 }
		});
	});

	test('that was set before a reload is there again', async () => {
		const { screen } = await ask(toPort, { draft: '{"latitude":50,"longitude":120}' });
		expect(screen.container.querySelectorAll('[data-pin]')).toHaveLength(1);
		await expect
			.element(screen.getByText('50.0 degrees north, 120.0 degrees east, in China'))
			.toBeVisible();
	});

	test('is not set by what another form left behind', async () => {
		const { screen } = await ask(toPort, { draft: 'Vostochny' });
		expect(screen.container.querySelectorAll('[data-pin]')).toHaveLength(0);
	});

	test('is not set beside the world', async () => {
		const { screen, map, props } = await ask({ ...toPort, view: 'globe' });
		await map.click({ position: { x: 60, y: 12 } });
		expect(props.draft).toBe('');
		await expect.element(screen.getByText(/outside the world/)).toBeVisible();
	});

	test('takes no answer while one is being saved', async () => {
		const { screen, map, onanswer, props } = await ask(toPort, { busy: true });
		await map.click({ position: { x: 100, y: 100 } });
		await screen.getByRole('button', { name: 'Check' }).click({ force: true });
		expect(props.draft).toBe('');
		expect(onanswer).not.toHaveBeenCalled();
	});
});

test('an empty check warns once, then gives up', async () => {
	const { screen, onanswer } = await ask();
	await screen.getByRole('button', { name: 'Check' }).click();
	await expect
		.element(screen.getByText('No pin set yet. Check once more to see the answer.'))
		.toBeVisible();
	expect(onanswer).not.toHaveBeenCalled();
	await screen.getByRole('button', { name: 'Check' }).click();
	expect(onanswer).toHaveBeenCalledExactlyOnceWith({ form: 'map-pin', pin: null });
});

describe('before it is answered', () => {
	test('states are named, the place that is asked for is not', async () => {
		const { screen } = await ask();
		await expect.poll(() => namesOn(screen.container)).toContain('Russia');
		expect(namesOn(screen.container)).not.toContain('Vostochny Cosmodrome');
		expect(namesOn(screen.container)).not.toContain('Khasan');
	});

	test('a sea that is asked for has no name, one that is not has both', async () => {
		const { screen } = await ask(toSea);
		await expect.poll(() => namesOn(screen.container)).toContain('Russia');
		expect(namesOn(screen.container).join()).not.toContain('East Sea');
		const other = await ask(toPort);
		await expect.poll(() => namesOn(other.screen.container).join()).toContain('(East Sea)');
	});

	test('how far off counts is said', async () => {
		const { screen } = await ask();
		await expect.element(screen.getByText('Up to 60 km off counts.')).toBeVisible();
	});

	test('zooming does not close in on the answer', async () => {
		const { screen } = await ask({ ...toPort, view: 'globe' });
		const shift = () =>
			screen.container.querySelector('.land')?.parentElement?.getAttribute('transform') ?? '';
		await screen.getByRole('button', { name: 'Zoom in' }).click();
		const withPort = shift();
		await screen.unmount();
		const other = await ask({ ...toPort, target: 'station', view: 'globe' });
		await other.screen.getByRole('button', { name: 'Zoom in' }).click();
		expect(
			other.screen.container.querySelector('.land')?.parentElement?.getAttribute('transform')
		).toBe(withPort);
	});

	test('the map says how it is used, and what it takes sides in', async () => {
		const { screen, map } = await ask();
		await expect.element(map).toHaveAccessibleDescription(/Arrow keys move the pin/);
		await screen.getByText('Borders and names').click();
		await expect
			.element(screen.getByText(/Crimea is Ukrainian territory\s+occupied by Russia/))
			.toBeVisible();
		expect(screen.container.querySelectorAll('[data-occupied="Crimea"]')).toHaveLength(1);
	});
});

describe('the answer', () => {
	test('to a pin that missed: how far off, how far counts, a line, a circle, the place by name', async () => {
		const screen = await answer(toPort, { latitude: 51.3, longitude: 127.6 });
		const answers = screen.getByRole('list', { name: 'Answers' }).getByRole('listitem');
		await expect
			.element(answers.nth(0))
			.toMatchTextContent('82 km off ✗ your pin Up to 60 km counts.');
		await expect.element(answers.nth(1)).toMatchTextContent('Vostochny Cosmodrome ✓ right place');
		for (const part of ['.line', '.circle', 'circle.place', '[data-pin]'])
			expect(screen.container.querySelectorAll(`svg ${part}`), part).toHaveLength(1);
		await expect.poll(() => namesOn(screen.container)).toContain('Vostochny Cosmodrome');
		expect(namesOn(screen.container)).toContain('82 km off');
	});

	test('to a pin that hit', async () => {
		const screen = await answer(toPort, { latitude: 51.8, longitude: 128.3 });
		await expect
			.element(screen.getByRole('listitem').nth(0))
			.toMatchTextContent('9.6 km off ✓ your pin Up to 60 km counts.');
	});

	test('to no pin: only the place', async () => {
		const screen = await answer(toPort, null);
		await expect
			.element(screen.getByRole('listitem').nth(0))
			.toMatchTextContent('No pin set ✗ no answer');
		expect(screen.container.querySelectorAll('[data-pin], svg .line')).toHaveLength(0);
		expect(screen.container.querySelectorAll('svg circle.place')).toHaveLength(1);
	});

	test('of an area is its outline: inside, or so far outside', async () => {
		const inside = await answer(toSea, { latitude: 40, longitude: 134 });
		await expect
			.element(inside.getByRole('listitem').nth(0))
			.toMatchTextContent('Inside ✓ your pin Anywhere inside the outline counts.');
		expect(inside.container.querySelectorAll('svg .area')).toHaveLength(1);
		await inside.unmount();
		const outside = await answer(toSea, { latitude: 39, longitude: 126 });
		await expect
			.element(outside.getByRole('listitem').nth(0))
			.toMatchTextContent(/^\d+ km outside ✗ your pin/);
	});

	test('shows pin and place together, wherever the map had been moved', async () => {
		const screen = await answer({ ...toPort, view: 'amur' }, { latitude: 50.5, longitude: 125.5 });
		const frame = screen
			.getByRole('img', { name: /with the answer/ })
			.element()
			.getBoundingClientRect();
		await expect
			.poll(() => {
				const parts = [...screen.container.querySelectorAll('svg circle.place, [data-pin]')];
				return parts.filter((part) => {
					const { left, right, top, bottom } = part.getBoundingClientRect();
					return (
						left >= frame.left && right <= frame.right && top >= frame.top && bottom <= frame.bottom
					);
				}).length;
			})
			.toBe(2);
	});

	test('takes no further pin', async () => {
		const screen = await answer(toPort, null);
		await screen.getByRole('img', { name: /with the answer/ }).click();
		expect(screen.container.querySelectorAll('[data-pin]')).toHaveLength(0);
	});
});
