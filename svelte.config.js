import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import adapter from '@sveltejs/adapter-static';

const root = import.meta.dirname;

/** The files under a folder, in a fixed order. */
const filesIn = (folder) =>
	readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();

/** The same sources give the same version, so an unchanged rebuild asks nobody to update. */
function sourceVersion() {
	const hash = createHash('sha256');
	const files = [...['src', 'static', 'quizzes'].flatMap(filesIn), join(root, 'package-lock.json')];
	for (const file of files) hash.update(file.slice(root.length)).update(readFileSync(file));
	hash.update(process.env.BASE_PATH ?? '');
	const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	return `${version}+${hash.digest('hex').slice(0, 10)}`;
}

/** Hashes of the inline scripts in app.html: Kit hashes only its own. */
const inlineScriptHashes = [
	...readFileSync(join(root, 'src/app.html'), 'utf8').matchAll(/<script>([\s\S]*?)<\/script>/g)
].map(([, code]) => `sha256-${createHash('sha256').update(code).digest('base64')}`);

/**
 * A static host that knows no address answers with 404.html: the same not-found page that the worker shows.
 * @returns {import('@sveltejs/kit').Adapter}
 */
function staticSite() {
	const pages = adapter({ precompress: true, strict: true });
	return {
		name: 'static-site',
		async adapt(builder) {
			await pages.adapt(builder);
			for (const packed of ['', '.br', '.gz'])
				copyFileSync(`build/not-found/index.html${packed}`, `build/404.html${packed}`);
		}
	};
}

/** @type {import('@sveltejs/kit').Config} */
export default {
	kit: {
		adapter: staticSite(),
		paths: {
			base: process.env.BASE_PATH ?? '',
			// The not-found page is served at any depth, so its links must not depend on where it stands.
			relative: false
		},
		serviceWorker: { register: false },
		version: { name: sourceVersion() },
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self', ...inlineScriptHashes],
				'style-src': ['self'],
				// Svelte's `style:` directives write style attributes.
				'style-src-attr': ['unsafe-inline'],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'manifest-src': ['self'],
				'worker-src': ['self'],
				'frame-src': ['none'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'require-trusted-types-for': ['script'],
				'trusted-types': ['svelte-trusted-html', 'sveltekit-trusted-url', 'dossier-worker']
			}
		}
	}
};
