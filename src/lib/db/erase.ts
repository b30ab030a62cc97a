// Everything this learner did here, gone. The dossiers stay: they are part of the app and the same for everyone. So
// do the other learners of the device.
import { openStore } from './store.ts';

export async function eraseEverything() {
	const { learner } = await openStore();
	await learner.transaction('rw', learner.tables, async () => {
		await Promise.all(learner.tables.map((table) => table.clear()));
	});
}
