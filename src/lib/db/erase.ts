// Everything the learner did here, gone. The dossiers stay: they are part of the app and the same for everyone.
import { openStore } from './store.ts';

export async function eraseEverything() {
	const { content, learner } = await openStore();
	await learner.transaction('rw', learner.tables, async () => {
		await Promise.all(learner.tables.map((table) => table.clear()));
	});
	await content.profiles.clear();
}
