import { defineConfig } from '@playwright/test';

export default defineConfig({
	testDir: '.',
	testMatch: '*.spec.ts',
	outputDir: '../../test-results',
	// Tests share nothing, and files are of uneven length.
	fullyParallel: true,
	// A page waits more than it works: two browsers fit two cores.
	workers: 2,
	globalSetup: './global-setup.ts',
	timeout: 90_000,
	expect: { timeout: 15_000 },
	reporter: process.env.E2E_JSON
		? [['list'], ['json', { outputFile: process.env.E2E_JSON }]]
		: 'list',
	forbidOnly: Boolean(process.env.CI)
});
