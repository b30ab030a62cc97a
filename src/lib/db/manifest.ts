// Which content files this build carries. Each JSON file under `quizzes/` is an asset whose address holds the hash
// of its text, so a new dossier folder needs no change here, and an unchanged file is never fetched twice.
const addresses = import.meta.glob<string>(
	['/quizzes/*/*.json', '!/quizzes/*/lock.json', '!/quizzes/*/source-runs.json'],
	{ query: '?url', import: 'default', eager: true }
);

export type ContentFile = {
	/** `vostochny-2023/facts.json` */
	path: string;
	dossierId: string;
	address: string;
	/** Changes when the text does; `undefined` while developing, where every start reads all files. */
	hash?: string;
};

export const contentFiles: ContentFile[] = Object.entries(addresses).map(([key, address]) => {
	const path = key.replace('/quizzes/', '');
	const dossierId = path.slice(0, path.indexOf('/'));
	const hash = address.slice(address.lastIndexOf('/') + 1);
	return { path, dossierId, address, ...(import.meta.env.DEV ? {} : { hash }) };
});
