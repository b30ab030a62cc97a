// Brings the dossiers of this build into the database. A dossier installs whole, in one transaction; when part of
// it is damaged the version that is there stays, and on a first visit what can be studied is installed.
import type { Assembled } from '../core/content/assemble.ts';
import { keyHash } from '../core/content/key-hash.ts';
import type { ContentProblem } from '../core/content/parse.ts';
import { weakestStanding } from '../core/content/standings.ts';
import type { DeckFile, Dossier, Question } from '../core/content/types.ts';
import { pageId } from './held-content.ts';
import type { Instant } from '../core/memory/types.ts';
import type { ContentFile } from './manifest.ts';
import type { DeckRow, DossierRow, PageRow } from './schema.ts';
import type { Store } from './store.ts';

/** Rises when what is kept in these rows changes: dossiers that did not change are then installed anew. */
const LAYOUT = 2;
/** The knee of the cost curve: small enough to read one quickly, few enough to write at once. */
const PAGE_SIZE = 250;

export type InstallProgress = { loaded: number; total: number };
export type InstallReport = {
	installed: string[];
	/** Those of them that were here in an earlier version. */
	updated: string[];
	problems: ContentProblem[];
};
export type FetchText = (address: string) => Promise<string>;

/** Ids of the rows that hold a dossier's questions and facts. */
async function readPresent({ content }: Store) {
	const [pages, references, decks] = await Promise.all([
		content.pages.toCollection().primaryKeys(),
		content.references.toCollection().primaryKeys(),
		content.decks.toArray()
	]);
	return { pages: new Set(pages), references: new Set(references), decks };
}

/** Every row that the dossier's own says there is. A browser that was killed at the wrong time may have lost one. */
function isWhole({ id, deckIds }: DossierRow, present: Awaited<ReturnType<typeof readPresent>>) {
	const decks = present.decks.filter((deck) => deck.dossierId === id);
	return (
		present.references.has(id) &&
		deckIds.every((deckId) => decks.some((deck) => deck.id === deckId)) &&
		decks.every((deck) =>
			[...new Set(deck.pageNumbers)].every((page) => present.pages.has(pageId(deck.id, page)))
		)
	);
}

const isCurrent = (row: DossierRow | undefined, files: ContentFile[]) =>
	row !== undefined &&
	row.problems.length === 0 &&
	row.layout === LAYOUT &&
	Object.keys(row.hashes).length === files.length &&
	files.every(({ path, hash }) => hash !== undefined && row.hashes[path] === hash);

function byDossier(files: ContentFile[]) {
	const folders = new Map<string, ContentFile[]>();
	for (const file of files) {
		folders.set(file.dossierId, [...(folders.get(file.dossierId) ?? []), file]);
	}
	return folders;
}

async function load(file: ContentFile, fetchText: FetchText) {
	try {
		return { path: file.path, text: await fetchText(file.address) };
	} catch (reason) {
		const message = reason instanceof Error ? reason.message : `${reason}`;
		const problem: ContentProblem = {
			file: file.path,
			place: '',
			found: 'no answer',
			expected: 'the file',
			message: `${file.path} could not be loaded (${message}).`
		};
		return { path: file.path, problem };
	}
}

/**
 * Keeps each question on the page it was created on, and puts new ones on the last page that has room: an update
 * then rewrites few pages.
 */
function paginate(deckId: string, questions: Question[], previous: DeckRow | undefined) {
	const known = new Map(previous?.questionIds.map((id, at) => [id, previous.pageNumbers[at]]));
	const sizes = new Map<number, number>();
	for (const page of known.values())
		if (page !== undefined) sizes.set(page, (sizes.get(page) ?? 0) + 1);
	let last = Math.max(0, ...sizes.keys());
	const pageNumbers = questions.map(({ id }) => {
		const kept = known.get(id);
		if (kept !== undefined) return kept;
		if ((sizes.get(last) ?? 0) >= PAGE_SIZE) last += 1;
		sizes.set(last, (sizes.get(last) ?? 0) + 1);
		return last;
	});
	const pages = new Map<number, PageRow>();
	for (const [at, question] of questions.entries()) {
		const number = pageNumbers[at] ?? 0;
		const page = pages.get(number) ?? { id: pageId(deckId, number), deckId, questions: [] };
		page.questions.push(question);
		pages.set(number, page);
	}
	return { pageNumbers, pages: [...pages.values()] };
}

function deckRows(dossier: Dossier, file: DeckFile, previous: DeckRow | undefined) {
	const id = `${dossier.id}/${file.id}`;
	const { pageNumbers, pages } = paginate(id, file.questions, previous);
	const standingOf = new Map(dossier.facts.map((fact) => [fact.id, fact.status]));
	const deck: DeckRow = {
		id,
		dossierId: dossier.id,
		title: file.title,
		summary: file.summary,
		objectives: file.objectives,
		unlocksAfter: (file.unlocksAfter ?? []).map((slug) => `${dossier.id}/${slug}`),
		showsAsOf: file.showsAsOf ?? false,
		questionIds: file.questions.map((question) => question.id),
		pageNumbers,
		keyHashes: file.questions.map(keyHash),
		versions: file.questions.map((question) => question.version),
		forms: file.questions.map((question) => question.rungs.map((rung) => rung.form)),
		factIds: file.questions.map((question) => question.factIds),
		entityIds: file.questions.map((question) => question.entityIds),
		standings: file.questions.map((question) =>
			weakestStanding(question.factIds.flatMap((factId) => standingOf.get(factId) ?? []))
		)
	};
	return { deck, pages };
}

async function write(store: Store, { dossier, problems }: Assembled, row: Partial<DossierRow>) {
	const { content } = store;
	const {
		decks: slugs,
		sources,
		entities,
		contrasts = [],
		facts,
		misconceptions,
		deckFiles,
		lock,
		...head
	} = dossier;
	void lock;
	await content.transaction(
		'rw',
		[content.dossiers, content.decks, content.pages, content.references],
		async () => {
			const previous = await content.decks.where('dossierId').equals(dossier.id).toArray();
			const rows = deckFiles.map((file) =>
				deckRows(
					dossier,
					file,
					previous.find((deck) => deck.id === `${dossier.id}/${file.id}`)
				)
			);
			const previousIds = previous.map((deck) => deck.id);
			await content.pages.where('deckId').anyOf(previousIds).delete();
			await content.decks.bulkDelete(previousIds);
			await content.decks.bulkPut(rows.map(({ deck }) => deck));
			await content.pages.bulkPut(rows.flatMap(({ pages }) => pages));
			await content.references.put({
				...{ id: dossier.id, sources, entities, contrasts, facts, misconceptions }
			});
			const present = new Set(deckFiles.map((file) => file.id));
			await content.dossiers.put({
				...head,
				deckIds: slugs.filter((slug) => present.has(slug)).map((slug) => `${dossier.id}/${slug}`),
				hashes: row.hashes ?? {},
				installedAt: row.installedAt ?? 0,
				...(row.copyBefore === undefined ? {} : { copyBefore: row.copyBefore }),
				problems,
				confusable: contrasts.map(({ entityIds }) => entityIds),
				layout: LAYOUT
			});
		}
	);
}

/** A full disk: what is installed can still be studied, and the next start tries again. */
function unwritten(dossierId: string, reason: unknown): ContentProblem {
	const found = reason instanceof Error ? reason.message : `${reason}`;
	return {
		file: dossierId,
		place: '',
		found,
		expected: 'room for the new version',
		message: `The new version of ${dossierId} could not be stored (${found}). You study the one before.`
	};
}

async function installOne(
	store: Store,
	dossierId: string,
	files: ContentFile[],
	options: { fetchText: FetchText; now: number; onfile: () => void }
): Promise<ContentProblem[]> {
	const loaded = await Promise.all(
		files.map((file) => load(file, options.fetchText).finally(options.onfile))
	);
	const texts = new Map(
		loaded.flatMap(({ path, text }) => (text === undefined ? [] : [[path, text]]))
	);
	const unloaded = loaded.flatMap(({ problem }) => problem ?? []);
	// Loaded only when there is something to read: most starts have nothing new.
	const { assembleDossier, resolvableDecks } = await import('../core/content/assemble.ts');
	const whole = assembleDossier(dossierId, texts);
	const problems = [...unloaded, ...whole.problems];
	const hashes = Object.fromEntries(files.map(({ path, hash }) => [path, hash ?? '']));
	const before = await store.content.dossiers.get(dossierId);
	const isInstalled = before !== undefined;
	// With the new version itself, so that a page closed a moment later still owes the copy.
	const row = {
		hashes,
		installedAt: options.now,
		...(before ? { copyBefore: before.copyBefore ?? options.now } : {})
	};
	if (whole.dossier && problems.length === 0) {
		try {
			await write(store, { dossier: whole.dossier, problems }, row);
			return [];
		} catch (reason) {
			if (!isInstalled) throw reason;
			return [unwritten(dossierId, reason)];
		}
	}
	if (isInstalled) {
		await store.content.dossiers.update(dossierId, { problems });
		return problems;
	}
	const part = resolvableDecks(dossierId, texts);
	if (part.dossier) await write(store, { dossier: part.dossier, problems }, row);
	return problems;
}

/**
 * Installs every dossier whose files differ from what is there. Resolves when the database holds what can be
 * studied; the report names what cannot, file by file. A second call without changes reads no file.
 */
export async function installContent(
	store: Store,
	files: ContentFile[],
	options: { fetchText: FetchText; now: number; onprogress?: (progress: InstallProgress) => void }
): Promise<InstallReport> {
	const rows = new Map((await store.content.dossiers.toArray()).map((row) => [row.id, row]));
	const present = await readPresent(store);
	const isSound = (row: DossierRow | undefined) => row !== undefined && isWhole(row, present);
	const stale = [...byDossier(files)].filter(
		([id, own]) => !isCurrent(rows.get(id), own) || !isSound(rows.get(id))
	);
	const total = stale.reduce((sum, [, own]) => sum + own.length, 0);
	let loaded = 0;
	const onfile = () => options.onprogress?.({ loaded: ++loaded, total });
	const problems: ContentProblem[] = [];
	for (const [id, own] of stale) {
		problems.push(...(await installOne(store, id, own, { ...options, onfile })));
	}
	const installed = stale.map(([id]) => id);
	return { installed, updated: installed.filter((id) => rows.has(id)), problems };
}

/** From when on the answers are newer than a version that was replaced and not copied yet; `undefined`: nothing is owed. */
export async function readCopyOwed({ content }: Store): Promise<Instant | undefined> {
	const owed = (await content.dossiers.toArray()).flatMap(({ copyBefore }) => copyBefore ?? []);
	return owed.length === 0 ? undefined : Math.min(...owed);
}

/** The copy is made, or there was nothing to copy. */
export async function settleCopy({ content }: Store): Promise<void> {
	await content.dossiers.toCollection().modify((row) => {
		delete row.copyBefore;
	});
}
