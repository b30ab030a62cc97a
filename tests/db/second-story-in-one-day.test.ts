import { expect, test } from 'vitest';
import { installContent } from '../../src/lib/db/install.ts';
import { studyIn } from '../../src/lib/state/begin-study.ts';
import { DOSSIER, freshStore, sampleFiles } from './sample-dossier.ts';
import { storyFiles } from './story-dossier.ts';

/** The numbers of the sample dossier, under another name. */
const numbers = () =>
	[...sampleFiles()].map(
		([path, text]) =>
			[path.replace(DOSSIER, 'numbers'), text.replaceAll(`"${DOSSIER}`, '"numbers')] as const
	);

test('guesses open a second story too, though a session of the first is under way', async () => {
	const store = await freshStore();
	const texts = new Map([...storyFiles(), ...numbers()]);
	const files = [...texts.keys()].map((path) => ({
		...{ path, address: path, hash: '1' },
		dossierId: path.slice(0, path.indexOf('/'))
	}));
	const fetchText = async (address: string) => texts.get(address) ?? '';
	const { problems } = await installContent(store, files, { fetchText, now: 1 });
	expect(problems).toEqual([]);

	const first = await studyIn(store, { dossierId: 'numbers' });
	expect(first.row?.kind).toBe('study');
	await first.answer({ form: 'choice', optionId: 'next' });
	first.close();
	const second = await studyIn(store, { dossierId: DOSSIER });
	expect(second.row).toMatchObject({ kind: 'pretest', dossierId: DOSSIER });
	second.close();
	// Whoever comes back without a wish goes on with what is under way.
	const back = await studyIn(store, {});
	expect(back.row?.id).toBe(first.row?.id);
	back.close();
});
