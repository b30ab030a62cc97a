// The builds that the end-to-end tests serve, each made once.
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildVariant, projectRoot } from '../support/build-variant.ts';

const editJson = async (path: string, edit: (value: never) => void) => {
	const value = JSON.parse(await readFile(path, 'utf8'));
	edit(value as never);
	await writeFile(path, JSON.stringify(value, null, '\t'));
};

type DeckJson = {
	questions: {
		id: string;
		version: number;
		rungs: Record<string, unknown>[];
		explanation: string;
	}[];
};

/** The app as it is. */
export const asItIs = () => buildVariant({ name: 'app' });

/** The same under a sub-path, as on a project page of a static host. */
export const underSubPath = () => buildVariant({ name: 'sub', basePath: '/dossier' });

/** The first two questions of the first deck: one corrected, one withdrawn. */
export const nextVersion = () =>
	buildVariant({
		name: 'next',
		change: async (folder) => {
			const deck = join(folder, 'quizzes/vostochny-2023/actors.deck.json');
			await editJson(deck, (file: DeckJson) => {
				const [first] = file.questions;
				if (first) {
					first.version += 1;
					first.explanation = `Corrected. ${first.explanation}`;
				}
				file.questions.splice(1, 1);
			});
			const changes = join(folder, 'src/lib/changes.json');
			const list = JSON.parse(await readFile(changes, 'utf8')) as object[];
			const newest = { id: '2099-01-01', lines: ['One question was corrected.'] };
			await writeFile(changes, JSON.stringify([newest, ...list]));
		}
	});

/** A second dossier folder beside the first, and not a line of source changed. */
export const withSecondDossier = () =>
	buildVariant({
		name: 'second',
		change: async (folder) =>
			cp(
				join(projectRoot, 'tests/fixtures/dossiers/second'),
				join(folder, 'quizzes', SECOND_DOSSIER),
				{ recursive: true }
			)
	});

/** The folder is named after the dossier's id. */
export const SECOND_DOSSIER = 'chandrayaan-3';
