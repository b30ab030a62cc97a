// What a partial answer is worth, in words: short enough to be read out.
import type { Form } from '../core/content/types.ts';
import type { Outcome } from '../core/grading/types.ts';

const COUNTED: Partial<Record<Form, string>> = {
	cloze: 'gaps right',
	order: 'in place',
	match: 'pairs right'
};

/** "3 of 5 in place"; nothing for an answer without parts, or with only one. */
export function partsText({ parts }: Outcome, form: Form): string | undefined {
	if (!parts || parts.of < 2) return undefined;
	return `${parts.right} of ${parts.of} ${COUNTED[form] ?? 'right'}`;
}

/** "86 km", "less than 1 km": how far a pin fell from its place. */
export const kilometres = (km: number): string =>
	km < 1 ? 'less than 1 km' : `${new Intl.NumberFormat('en').format(Math.round(km))} km`;

/** How near a wrong answer came, where that can be said in a few words. */
export function nearness(outcome: Outcome, form: Form): string | undefined {
	if (outcome.distance) return `${kilometres(outcome.distance.km)} off`;
	return partsText(outcome, form);
}

/** Forms whose right answer is too long to be read out: it stands marked above the verdict. */
const LONG: readonly Form[] = [
	'flashcard',
	'multi-select',
	'cloze',
	'order',
	'match',
	'claim-status'
];

/** The verdict as it is announced: what leads, and the right answer where it is short. */
export function verdictWords(outcome: Outcome, form: Form): { lead: string; answer: string } {
	const { verdict, expected } = outcome;
	if (verdict === 'right')
		return { lead: form === 'flashcard' ? 'Remembered' : 'Right', answer: '' };
	const isLong = LONG.includes(form);
	if (verdict === 'almost')
		return isLong
			? { lead: 'Almost: check the spelling', answer: '' }
			: { lead: 'Almost: check the spelling of', answer: expected };
	const near = nearness(outcome, form);
	if (near !== undefined) return { lead: `Not yet: ${near}`, answer: '' };
	return isLong
		? { lead: 'Not yet', answer: '' }
		: { lead: 'Not yet: the answer is', answer: expected };
}
