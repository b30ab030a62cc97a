// What axe finds on a page as it stands, a line each, and a check of a page in both themes.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { faultsOnScreen } from './screen-audit.ts';

type Wanted = { without?: string[]; tags?: string[] };

export async function axeFindings(
	page: Page,
	{ without = [], tags = [] }: Wanted = {}
): Promise<string[]> {
	// Frames alone need the page that axe opens beside each run otherwise.
	if (page.frames().length > 1) throw new Error('a page with frames is not looked at as a whole');
	let axe = new AxeBuilder({ page }).setLegacyMode(true);
	if (without.length > 0) axe = axe.disableRules(without);
	if (tags.length > 0) axe = axe.withTags(tags);
	const { violations } = await axe.analyze();
	return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

/** Runs a check in one theme and in the other; the page is left in the second. */
export async function inBothThemes(page: Page, check: (theme: string) => Promise<void>) {
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		await check(colorScheme);
	}
}

/** How many px the page is wider than its window. */
export const overflowOf = (page: Page) =>
	page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Nothing that axe or a measuring eye would mend, in either theme. */
export const expectSound = (page: Page) =>
	inBothThemes(page, async () => {
		expect(await axeFindings(page)).toEqual([]);
		expect(await faultsOnScreen(page)).toEqual([]);
	});
