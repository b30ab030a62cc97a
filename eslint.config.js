import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** What a folder may not import: the arrows of the house point one way. */
const wall = (files, patterns, paths = []) => ({
	files,
	rules: { 'no-restricted-imports': ['error', { patterns, paths }] }
});
const to = (group, message) => ({ group, message });

const noDexie = {
	name: 'dexie',
	message: 'Only src/lib/db imports Dexie; ask it for a command or a live query.'
};

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', 'node_modules/', 'data/', 'test-results/', 'static/'] },
	js.configs.recommended,
	...ts.configs.strict,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off',
			'no-console': 'error',
			'no-empty': ['error', { allowEmptyCatch: false }],
			'@typescript-eslint/consistent-type-imports': 'error'
		}
	},
	{
		files: ['src/**'],
		rules: {
			// Text of a dossier or a backup never becomes markup or code.
			'svelte/no-at-html-tags': 'error',
			'no-eval': 'error',
			'no-implied-eval': 'error',
			'no-new-func': 'error',
			'no-restricted-syntax': [
				'error',
				{
					selector:
						'AssignmentExpression > MemberExpression.left[property.name=/^(innerHTML|outerHTML|srcdoc)$/]',
					message: 'Text becomes an element through Svelte, never through markup.'
				},
				{
					selector:
						'CallExpression > MemberExpression.callee[property.name=/^(insertAdjacentHTML|write|writeln|setHTMLUnsafe)$/][object.name="document"], CallExpression > MemberExpression.callee[property.name=/^(insertAdjacentHTML|setHTMLUnsafe)$/]',
					message: 'Text becomes an element through Svelte, never through markup.'
				}
			]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { extraFileExtensions: ['.svelte'], parser: ts.parser, svelteConfig }
		}
	},
	wall(
		['src/lib/core/**'],
		[
			to(
				['svelte', 'svelte/*', '$app/*', '$lib/*', '**/db/**', '**/state/**', '**/ui/**', 'node:*'],
				'core is pure: it imports core (by relative path), ts-fsrs and valibot only.'
			)
		],
		[noDexie]
	),
	wall(
		['src/lib/db/**'],
		[to(['$lib/state/*', '$lib/ui/*', '**/state/**', '**/ui/**'], 'db imports core only.')]
	),
	wall(
		['src/lib/state/**'],
		[to(['$lib/ui/*', '**/ui/**', '**/routes/**'], 'state imports core and db only.')],
		[noDexie]
	),
	wall(
		['src/lib/ui/**'],
		[
			to(
				['$lib/db/*', '$lib/state/*', '**/db/**', '**/state/**', '$app/*'],
				'ui takes props and calls back; it imports core only.'
			)
		],
		[noDexie]
	),
	wall(['src/routes/**'], [], [noDexie]),
	wall(
		['src/server/**'],
		[
			to(
				[
					'$lib/*',
					'$app/*',
					'**/lib/db/**',
					'**/lib/state/**',
					'**/lib/ui/**',
					'svelte',
					'svelte/*'
				],
				'server imports core only.'
			)
		],
		[noDexie]
	),
	wall(
		['src/service-worker.ts'],
		[
			to(
				['$app/*', '**/db/**', '**/state/**', '**/ui/**', 'svelte', 'svelte/*'],
				'The service worker imports $service-worker, Workbox and core constants.'
			)
		],
		[noDexie]
	),
	{
		// The terminal is where these speak.
		files: ['src/server/**', 'tests/support/**', 'tests/bench/**'],
		rules: { 'no-console': 'off' }
	}
);
