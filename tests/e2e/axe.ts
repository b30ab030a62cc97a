// What axe finds on a page as it stands, a line each. In the second theme only colours are looked at again: the rest is the
// same document.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Rules whose result hangs on the theme. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

type Wanted = { coloursOnly?: boolean; without?: string[]; tags?: string[] };

export async function axeFindings(
	page: Page,
	{ coloursOnly = false, without = [], tags = [] }: Wanted = {}
): Promise<string[]> {
	// No page of ours has frames; only those need the page that axe opens beside each run otherwise.
	let axe = new AxeBuilder({ page }).setLegacyMode(true);
	if (coloursOnly) axe = axe.withRules(COLOUR_RULES);
	if (without.length > 0) axe = axe.disableRules(without);
	if (tags.length > 0) axe = axe.withTags(tags);
	const { violations } = await axe.analyze();
	return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

/** The same in both themes, in the one that the page is in first; it is left in the other. */
export async function axeInBothThemes(page: Page, wanted: Wanted = {}): Promise<string[]> {
	const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
	const found = await axeFindings(page, wanted);
	const colorScheme = isDark ? 'light' : 'dark';
	await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
	const without = wanted.without ?? [];
	const again = await axeFindings(page, { coloursOnly: true, without });
	return [...found, ...again.map((line) => `${colorScheme}: ${line}`)];
}
