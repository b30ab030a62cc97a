// The map's file cannot be had. A file of its own: once loaded, the map is kept for as long as the page lives.
import { afterEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../src/app.css';
import MapPinForm from '../../src/lib/ui/MapPinForm.svelte';

afterEach(() => vi.restoreAllMocks());

test('without its map a question is answered in numbers, and the map comes when it can', async () => {
	const lost = vi.spyOn(window, 'fetch').mockRejectedValue(new TypeError('Failed to fetch'));
	const onanswer = vi.fn();
	const screen = await render(MapPinForm, {
		...{ entities: [], views: [], draft: '', busy: false, onanswer },
		rung: { form: 'map-pin', target: 'nowhere', view: 'none' }
	});
	await expect.element(screen.getByRole('alert')).toMatchTextContent(/The map could not be loaded/);
	await screen.getByRole('textbox', { name: 'Degrees north' }).fill('51.9');
	await screen.getByRole('textbox', { name: 'Degrees east' }).fill('128.3');
	await expect.element(screen.getByText('51.9 degrees north, 128.3 degrees east')).toBeVisible();
	await userEvent.keyboard('{Enter}');
	expect(onanswer).toHaveBeenCalledExactlyOnceWith({
		form: 'map-pin',
		pin: { latitude: 51.9, longitude: 128.3 }
	});
	lost.mockRestore();
	await screen.getByRole('button', { name: 'Try again' }).click();
	await expect.poll(() => screen.container.querySelector('.land')?.getAttribute('d')).toBeTruthy();
	await expect.element(screen.getByRole('alert')).not.toBeInTheDocument();
});
