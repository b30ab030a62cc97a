// A site on a real server that can really be stopped, and a browser profile that outlives the browser.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, chromium, type BrowserContext, type Page } from '@playwright/test';
import { CHROMIUM_FLAGS } from '../support/chromium-flags.ts';
import { startSite, type Site } from '../support/serve-folder.ts';
import { asItIs } from './builds.ts';

export type Profile = {
	/** Opens the browser on this profile; the same profile after `kill` holds what was stored. */
	open: (options?: { args?: string[]; colorScheme?: 'light' | 'dark' }) => Promise<BrowserContext>;
	/** Ends the browser's process. */
	kill: () => Promise<void>;
};

type Fixtures = {
	site: Site;
	profile: Profile;
	phone: Page;
};

export const PHONE = { width: 390, height: 844 };

export const test = base.extend<Fixtures>({
	// eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures from this pattern
	site: async ({}, use) => {
		const site = await startSite({ root: await asItIs() });
		await use(site);
		await site.stop();
	},
	// eslint-disable-next-line no-empty-pattern -- as above
	profile: async ({}, use) => {
		const folder = await mkdtemp(join(tmpdir(), 'dossier-profile-'));
		let context: BrowserContext | undefined;
		const kill = async () => {
			await context?.close();
			context = undefined;
		};
		await use({
			kill,
			open: async ({ args = [], colorScheme = 'light' } = {}) => {
				await kill();
				context = await chromium.launchPersistentContext(folder, {
					executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
					args: [...CHROMIUM_FLAGS, ...args],
					viewport: PHONE,
					colorScheme,
					locale: 'en-GB'
				});
				return context;
			}
		});
		await kill();
		await rm(folder, { recursive: true, force: true });
	},
	phone: async ({ profile }, use) => {
		const context = await profile.open();
		await use(context.pages()[0] ?? (await context.newPage()));
	}
});

export { expect } from '@playwright/test';
