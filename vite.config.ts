import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import changes from './src/lib/changes.json' with { type: 'json' };
import { CHROMIUM_FLAGS } from './tests/support/chromium-flags.ts';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

const inBrowser = () => ({
	enabled: true,
	headless: true,
	screenshotFailures: false,
	provider: playwright({ launchOptions: { executablePath, args: [...CHROMIUM_FLAGS] } }),
	instances: [{ browser: 'chromium' as const, viewport: { width: 390, height: 844 } }]
});

/** Under `ui`, the forms that no first question has and what only they need: loaded when one is asked. */
const FORMS =
	'(?:(?:Parts|Check|ClaimStatus|Cloze|Match|MultiSelect|Numeric|Order)Form|MatchReveal|Order(?:Item|Reveal)|Part(?:Answer|Score)|StandingChip|cloze-parts|draft|reorder|timeline/(?:OrderTimeline|order-line))\\.';

/**
 * Few files, each of them whole: one for the frame that every page needs, one for the parts of a question, one for
 * the store (loaded after the first paint), one for reading dossiers (loaded when they change).
 */
const chunks = [
	{ name: 'memory-store', test: /node_modules\/fake-indexeddb/, priority: 60 },
	{
		name: 'frame',
		test: /node_modules\/(svelte|esm-env|clsx|@lucide|@sveltejs\/kit)\/|vite\/preload-helper|lib\/db\/learner-mark|lib\/state\/(status|updates|trusted-address|marks|installer|next-question|trouble-words|wake-lock)/,
		priority: 50
	},
	{
		name: 'dossier-reader',
		test: /node_modules\/valibot|core\/content\/(schema|rung-schema|parse|assemble|references)|core\/memory\/backup/,
		priority: 40
	},
	{
		name: 'store',
		test: /node_modules\/(dexie|ts-fsrs)|src\/lib\/(db(?!\/(?:browse|plan-days|fit|card-sums|statistics-csv|card-history|mistakes))|state(?!\/(?:class-(?:link|guest|host)|ask-worker|forecast|custom-session))|core\/memory(?!\/(?:simulate|browse|card-sums|catch-up|optimizer)))\/|routes\/(Today|WhoStudies|LastDaysCard|HomeworkRows|homework\/due-text|DossierFolder|BackupReminder|study\/(save-rescued|StudyScreen|SessionDone|WhyToday|UnsavedAnswer|Primer))/,
		priority: 30
	},
	{
		name: 'question',
		test: new RegExp(
			`src/lib/(ui/(?!timeline/|charts/|map/|MapPinForm|${FORMS})|core/grading/(describe-response|confusion))|core/(homework-link|content/(option-order|key-hash|fold|evidence|standings|answer-text|partial-date))|routes/(InstallHint|KeyHelp|Welcome|\\+page\\.svelte|study/(Opening|QuestionScreen|Behind|StartTrouble|\\+page))`
		),
		priority: 48
	},
	// A group takes along whatever its files import: what several share stands above them.
	{ name: 'grading', test: /core\/(grading\/|content\/geography|memory\/day\.)/, priority: 47 },
	{ name: 'forms', test: new RegExp(`src/lib/ui/${FORMS}`), priority: 44 },
	{
		// Loaded with the first question that asks for a place, or the map of a dossier; that page reads the store,
		// which is no part of it.
		name: 'map',
		test: /node_modules\/(d3-|internmap|topojson-)|lib\/ui\/(map\/|MapPinForm)|routes\/library\/map\//,
		priority: 25
	},
	{
		// A live class: loaded when one is joined or led.
		name: 'class',
		test: /node_modules\/(socket\.io-|engine\.io-|@socket\.io)|routes\/class\/live\/|lib\/state\/class-(link|guest|host)|core\/classroom\/(?!codes|live-path|take-home)/,
		priority: 22
	},
	{ name: 'styleguide', test: /src\/routes\/styleguide\//, priority: 20 },
	{
		name: 'pages',
		test: /lib\/state\/(ask-worker|forecast|custom-session)|routes\/view-in-address|lib\/db\/(browse|plan-days|fit|card-sums|statistics-csv|card-history)|core\/memory\/(simulate|browse|card-sums|catch-up|optimizer)|src\/routes\/(library|progress|class|settings|quiz|privacy|homework|not-found|study\/(WhyDetails|CardActions))|core\/(worksheet|classroom\/(codes|live-path|take-home))|lib\/ui\/(timeline|charts)\//,
		priority: 10
	}
];

export default defineConfig({
	plugins: [sveltekit()],
	define: { __NEWEST_CHANGE__: JSON.stringify(changes[0]?.id ?? '') },
	build: {
		// Content files must stay files: a `data:` address would be blocked by the content security policy.
		assetsInlineLimit: 0,
		rolldownOptions: {
			output: { codeSplitting: { groups: chunks } },
			checks: { pluginTimings: false }
		},
		// The browser floor: `light-dark()` and nesting are lowered for these.
		target: ['safari16.4', 'chrome111', 'firefox115', 'edge111'],
		cssTarget: ['safari16.4', 'chrome111', 'firefox115', 'edge111']
	},
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					environment: 'node',
					include: ['tests/core/**/*.test.ts', 'tests/server/**/*.test.ts'],
					testTimeout: process.env.LONG ? 7_200_000 : 60_000
				}
			},
			{
				extends: true,
				// Found only in the middle of a run it would load the page anew, and the tests with it.
				optimizeDeps: { include: ['fast-check'] },
				test: {
					name: 'browser',
					include: ['tests/db/**/*.test.ts', 'tests/ui/**/*.test.ts'],
					testTimeout: 30_000,
					browser: inBrowser()
				}
			},
			{
				extends: true,
				test: {
					name: 'bench',
					include: ['tests/bench/**/*.bench.ts'],
					browser: {
						...inBrowser(),
						commands: {
							printRow: (_, row: string[]) => {
								process.stdout.write(`${row.join(' | ')}\n`);
							}
						}
					}
				}
			}
		]
	}
});
