// Brings home what a code from a class says, and tells in words what it brought.
import { readTakeHome } from '$lib/core/classroom/take-home.ts';
import { bringHome } from '$lib/state/take-home.ts';

const answers = (count: number) => (count === 1 ? '1 answer' : `${count} answers`);

export async function takeHomeWords(text: string): Promise<string> {
	const read = readTakeHome(text);
	if ('problem' in read) return read.problem;
	try {
		const { added, known, missing, soon } = await bringHome(read.takeHome);
		const parts = [
			added > 0 &&
				`${answers(added)} from your class ${added === 1 ? 'is' : 'are'} in your reviews now.`,
			soon > 0 && `${soon === 1 ? '1 question comes' : `${soon} questions come`} back by tomorrow.`,
			added === 0 && known > 0 && 'These answers are in your reviews already.',
			missing > 0 &&
				`${missing === 1 ? '1 question is' : `${missing} questions are`} not in this version of the app. Update it, then open the code again.`
		];
		return parts.filter(Boolean).join(' ') || 'The code holds no answer.';
	} catch {
		return 'What you brought could not be saved here. Nothing is lost: open the code again later.';
	}
}
