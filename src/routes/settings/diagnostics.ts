// What a report of a mistake needs, as text to paste: the app, the browser, how much there is. No answers.
import { version } from '$app/environment';
import { countStore } from '$lib/db/diagnostics.ts';
import { status } from '$lib/state/status.svelte.ts';
import { storageHealth } from '$lib/state/storage-health.svelte.ts';
import { updates } from '$lib/state/updates.svelte.ts';

const yesNo = (value: boolean | undefined) =>
	value === undefined ? 'not said' : value ? 'yes' : 'no';

function browserLines(): string[] {
	const isInstalled = matchMedia('(display-mode: standalone)').matches;
	const worker = 'serviceWorker' in navigator ? navigator.serviceWorker.controller : undefined;
	return [
		`Browser: ${navigator.userAgent}`,
		`Languages: ${navigator.languages.join(', ')}`,
		`Screen: ${innerWidth} × ${innerHeight} at ${devicePixelRatio}`,
		`Zone: UTC ${-new Date().getTimezoneOffset()} min`,
		`Secure context: ${yesNo(isSecureContext)}; installed: ${yesNo(isInstalled)}; online: ${yesNo(navigator.onLine)}`,
		`Service worker: ${worker?.state ?? 'none'}; update waits: ${yesNo(updates.ready)}`
	];
}

async function storeLines(): Promise<string[]> {
	try {
		const { durable, tables, dossiers } = await countStore();
		return [
			`Storage: ${durable ? 'IndexedDB' : `memory only (${status.memoryOnly ?? ''})`}; kept: ${yesNo(storageHealth.persisted)}; ${storageHealth.usedBytes ?? '?'} of ${storageHealth.quotaBytes ?? '?'} bytes`,
			`Rows: ${Object.entries(tables)
				.map(([name, count]) => `${name} ${count}`)
				.join(', ')}`,
			...dossiers.flatMap(({ id, decks, questions, problems }) => [
				`Dossier ${id}: ${decks} decks, ${questions} questions`,
				...problems.map((problem) => `  problem: ${problem}`)
			])
		];
	} catch (reason) {
		return [`Storage: could not be opened (${reason instanceof Error ? reason.message : reason})`];
	}
}

export async function diagnostics(): Promise<string> {
	const failure = status.failure ? [`Start failed: ${status.failure.message}`] : [];
	return [`Dossier ${version}`, ...browserLines(), ...(await storeLines()), ...failure].join('\n');
}
