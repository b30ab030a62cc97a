// The start of the app: the databases open, the dossiers of this build installed, the cards brought up to date.
import { installContent } from '../db/install.ts';
import { contentFiles } from '../db/manifest.ts';
import { reconcileCards } from '../db/reconcile-cards.ts';
import { readSettings } from '../db/settings.ts';
import { openStore, type Store } from '../db/store.ts';
import { clockNow, random } from './clock.ts';
import { status } from './status.svelte.ts';

let started: Promise<Store> | undefined;

async function fetchText(address: string) {
	const response = await fetch(address);
	if (!response.ok) throw new Error(`${response.status} ${response.statusText}`.trim());
	return response.text();
}

async function open() {
	status.failure = undefined;
	const store = await openStore();
	if (!store.durable) status.memoryOnly = store.reason ?? '';
	const report = await installContent(store, contentFiles, {
		fetchText,
		now: Date.now(),
		onprogress: (progress) => (status.progress = progress)
	});
	status.problems = report.problems;
	const { rolloverHour } = await readSettings(store);
	await reconcileCards(store, clockNow(rolloverHour), random);
	status.isReady = true;
	return store;
}

/** Resolves when there is something to study. Asked again, it answers at once; after a failure it tries anew. */
export function startApp(): Promise<Store> {
	started ??= open().catch((reason: unknown) => {
		started = undefined;
		status.failure = reason instanceof Error ? reason : new Error(`${reason}`);
		throw reason;
	});
	return started;
}
