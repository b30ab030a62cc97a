// Without a pointer, with forced colours, with wider letters: everything is still reached, named and seen.
import type { Locator, Page } from '@playwright/test';
import { axeFindings } from './axe.ts';
import { expect, PHONE, test } from './fixtures.ts';
import { answerAndContinue, beginStudy, ROUTES } from './study-steps.ts';

/** What has the focus: seen, named, and not hidden behind the tab bar or a sticky foot (WCAG 2.4.7, 2.4.11). */
const focused = (page: Page) =>
	page.evaluate(() => {
		const element = document.activeElement;
		if (!element || element === document.body)
			return { isLost: true, name: '', isSeen: false, where: '' };
		const box = element.getBoundingClientRect();
		const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
		const over = [0.5, 0.1, 0.9].map((share) =>
			document.elementFromPoint(x, box.top + box.height * share)
		);
		const isSeen = over.some(
			(top) =>
				top !== null &&
				(element.contains(top) || top.contains(element) || top.closest('label')?.contains(element))
		);
		const where = `at ${Math.round(box.top)}–${Math.round(box.bottom)} of ${innerHeight}, under ${over.map((top) => top?.outerHTML.slice(0, 80) ?? 'nothing').join(' / ')}`;
		const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
		const name =
			element.getAttribute('aria-label') ??
			(element.getAttribute('aria-labelledby') ? 'by another' : '') +
				(labels[0]?.textContent ?? element.textContent ?? '').trim();
		return { isLost: false, name, isSeen, where };
	});

/** Presses Tab until the control has the focus; every stop on the way is seen and has a name. */
async function tabTo(page: Page, wanted: Locator, limit = 60) {
	for (let press = 0; press < limit; press++) {
		if (await wanted.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
		const at = await focused(page);
		if (at.isLost) continue; // the browser's own frame
		expect(at.name, 'every stop has a name').not.toBe('');
		// While a question turns into its reveal, their picture lies over the page.
		await expect
			.poll(
				async () => {
					const now = await focused(page);
					return now.isSeen ? '' : now.where;
				},
				{ message: `“${at.name.slice(0, 60)}” is seen when it has the focus`, timeout: 2000 }
			)
			.toBe('');
	}
	throw new Error(`Tab never reached ${wanted}`);
}

type Answer = (page: Page) => Promise<void>;
const press =
	(...keys: string[]): Answer =>
	async (page) => {
		for (const key of keys) await page.keyboard.press(key);
	};
const typeIn: Answer = async (page) => {
	for (const field of await page.getByRole('article').getByRole('textbox').all()) {
		await tabTo(page, field);
		await page.keyboard.type('1718');
	}
	await page.keyboard.press('Enter');
};

/** Where a figure or an arrow left the focus on a button, Enter presses that one. */
const check: Answer = async (page) => {
	await tabTo(page, page.getByRole('button', { name: 'Check' }));
	await page.keyboard.press('Enter');
};

const FORMS: [form: string, deck: string, answer: Answer][] = [
	['Choose one', 'actors', press('1')],
	['Choose all that fit', 'sanctions', press('1', 'Enter')],
	['True or false', 'actors', press('1')],
	['Type the answer', 'actors', typeIn],
	['Fill the gaps', 'sanctions', typeIn],
	['Give the number', 'sanctions', typeIn],
	['Put in order', 'timeline', press('Enter')],
	[
		'Find the pairs',
		'sanctions',
		async (page) => {
			await press('1', '2', '3', '4', '5')(page);
			await check(page);
		}
	],
	[
		'Find it on the map',
		'places',
		async (page) => {
			await tabTo(page, page.getByRole('application'));
			await press('ArrowUp', 'ArrowLeft', 'Enter')(page);
		}
	],
	[
		'How firmly it stands',
		'claims',
		async (page) => {
			const standing = page.getByRole('list', { name: 'Standings' });
			if (await standing.count()) return page.keyboard.press('1');
			for (const statement of await page.locator('article fieldset').all()) {
				await tabTo(page, statement.getByRole('radio').first());
				await page.keyboard.press('Space');
			}
			await check(page);
		}
	],
	['Flashcard', 'actors', press('Space', '3')]
];

test('each of the eleven forms is set up, answered and left by keyboard alone', async ({
	site,
	phone
}) => {
	test.setTimeout(180_000);
	await phone.goto(site.address('/'));
	for (const [form, deck, answer] of FORMS) {
		await phone.goto(site.address(`/quiz/?deck=vostochny-2023/${deck}`));
		const boxes = phone.getByRole('checkbox');
		await expect(phone.getByRole('checkbox', { name: form, exact: true })).toBeVisible();
		for (const box of await boxes.all()) {
			if ((await box.evaluate((one) => one.closest('label')?.textContent?.trim())) === form)
				continue;
			await tabTo(phone, box);
			await phone.keyboard.press('Space');
		}
		await tabTo(phone, phone.getByRole('spinbutton'));
		await phone.keyboard.press('Control+a');
		await phone.keyboard.type('1');
		await phone.keyboard.press('Enter');
		await expect(phone.getByRole('article').getByRole('heading', { level: 1 })).toBeVisible();
		// The code of most forms comes after the question.
		const control = phone.locator('article :is([aria-keyshortcuts], input, [role=application])');
		await expect(
			control.or(phone.getByRole('button', { name: /^(Check|Show answer)$/ })).first()
		).toBeAttached();
		await answer(phone);
		// Right or wrong, a status says it, and why or what to do next.
		const said = phone.getByRole('status').filter({ hasText: /right|not yet|almost|remembered/i });
		await expect(said.first(), form).toBeVisible();
		const done = phone.getByRole('button', { name: 'Continue' });
		if (!(await done.isVisible())) {
			await tabTo(phone, phone.getByRole('button', { name: 'Show the answer' }));
			await phone.keyboard.press('Enter');
		}
		await expect(done, form).toBeVisible();
		expect((await focused(phone)).isLost, form).toBe(false);
		await tabTo(phone, done);
		await phone.keyboard.press('Enter');
		await expect(phone.getByRole('heading', { name: /at the first try/ }), form).toBeVisible();
		expect((await focused(phone)).isLost, `${form}, at the score`).toBe(false);
	}
});

test('the question mark lists the keys on every page, and single keys can be turned off', async ({
	site,
	phone
}) => {
	await beginStudy(phone, site.address('/study/'));
	await phone.keyboard.press('?');
	await expect(phone.getByRole('dialog', { name: 'Keys' })).toContainText('Undo the last answer');
	await phone.keyboard.press('Escape');
	await phone.goto(site.address('/library/'));
	await expect(phone.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(async () => {
		await phone.keyboard.press('?');
		await expect(phone.getByRole('dialog', { name: 'Keys' })).toBeVisible({ timeout: 500 });
	}).toPass();
	await phone.keyboard.press('Escape');
	await phone.goto(site.address('/settings/'));
	await phone.getByRole('checkbox', { name: /Keys of one letter/ }).uncheck();
	await phone.goto(site.address('/study/'));
	const option = phone.locator('[aria-keyshortcuts="1"]').first();
	await expect(option).toBeVisible();
	await phone.keyboard.press('1');
	await phone.keyboard.press('?');
	await expect(phone.getByRole('dialog')).toHaveCount(0);
	await expect(phone.getByRole('button', { name: 'Continue' })).toHaveCount(0);
	await tabTo(phone, option);
	await phone.keyboard.press('Enter');
	await expect(phone.getByRole('button', { name: 'Continue' })).toBeVisible();
});

/** One page of each kind; in its own colours axe looks at all of them elsewhere. */
const FORCED = /^\/(study|library\/(map|timeline|deck)|progress|settings)\//;

test('with forced colours, with wide letters and for a thumb every page keeps its controls', async ({
	site,
	phone
}) => {
	test.setTimeout(180_000);
	await beginStudy(phone, site.address('/study/'));
	await answerAndContinue(phone);
	const found: string[] = [];
	for (const route of ROUTES) {
		await phone.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
		await phone.goto(site.address(route));
		await expect(phone.getByRole('heading', { level: 1 })).toBeVisible();
		await phone.waitForLoadState('networkidle');
		if (FORCED.test(route)) {
			const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
			// The system chooses the colours.
			const without = ['color-contrast'];
			found.push(...(await axeFindings(phone, { tags, without })).map((one) => `${route}: ${one}`));
		}
		const faults = await phone.evaluate(() => {
			const said: string[] = [];
			const isSmall = ({ width, height }: DOMRect) => width < 24 || height < 24;
			for (const element of document.querySelectorAll('a, button, input, select, summary')) {
				if (
					!element.checkVisibility() ||
					element.closest('.visually-hidden, .skip, dialog:not([open])')
				)
					continue;
				// A link within a sentence is as high as its line; a box's label is its target too.
				const isInline = element.tagName === 'A' && getComputedStyle(element).display === 'inline';
				const targets = [element, element.closest('label') ?? element];
				if (!isInline && targets.every((one) => isSmall(one.getBoundingClientRect())))
					said.push(`small: ${element.outerHTML.slice(0, 90)}`);
			}
			// WCAG 1.4.12.
			const style = new CSSStyleSheet();
			style.replaceSync(
				'* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }'
			);
			document.adoptedStyleSheets = [style];
			const root = document.documentElement;
			if (root.scrollWidth > root.clientWidth) said.push('scrolls sideways with wide letters');
			for (const element of document.querySelectorAll<HTMLElement>('main *')) {
				if (element.closest('.visually-hidden, svg') || !element.checkVisibility()) continue;
				const { overflowX, overflowY } = getComputedStyle(element);
				const hasText = [...element.childNodes].some(
					(node) => node.nodeType === 3 && node.textContent?.trim()
				);
				const isCut =
					(/hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
					(/hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 2);
				if (hasText && isCut)
					said.push(`cut off with wide letters: ${element.outerHTML.slice(0, 90)}`);
			}
			document.adoptedStyleSheets = [];
			return said.slice(0, 5);
		});
		found.push(...faults.map((fault) => `${route}: ${fault}`));
	}
	expect(found).toEqual([]);
});

test('on each page Tab reaches everything in turn, and nothing that has the focus is hidden', async ({
	site,
	phone
}) => {
	test.setTimeout(120_000);
	await beginStudy(phone, site.address('/study/'));
	await answerAndContinue(phone);
	await phone.setViewportSize(PHONE);
	const hidden: string[] = [];
	for (const route of ['/', '/library/', '/class/', '/settings/', '/progress/', '/quiz/']) {
		await phone.goto(site.address(route));
		await expect(phone.getByRole('heading', { level: 1 })).toBeVisible();
		await phone.waitForLoadState('networkidle');
		for (let step = 0; step < 45; step++) {
			await phone.keyboard.press('Tab');
			const at = await focused(phone);
			if (at.isLost) break;
			if (!at.isSeen || at.name === '')
				hidden.push(`${route}: ${at.name.slice(0, 60) || 'no name'}`);
		}
	}
	expect(hidden).toEqual([]);
});
