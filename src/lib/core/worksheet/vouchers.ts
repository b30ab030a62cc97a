import type { Question, References } from '../content/types.ts';

/** Who vouches for an answer: the publishers of the sources behind its facts, each once, in the facts' order. */
export function vouchersFor(
	question: Pick<Question, 'factIds'>,
	{ facts, sources }: Pick<References, 'facts' | 'sources'>
): string[] {
	const publishers = question.factIds
		.flatMap((id) => facts.find((fact) => fact.id === id)?.sourceIds ?? [])
		.flatMap((id) => sources.find((source) => source.id === id)?.publisher ?? []);
	return [...new Set(publishers)];
}

/** At most `most` of them by name, the rest as a number: `KCNA, NK News and 2 more`. */
export function vouchersText(vouchers: readonly string[], most: number): string {
	const named = vouchers.slice(0, most).join(', ');
	const left = vouchers.length - most;
	return left > 0 ? `${named} and ${left} more` : named;
}
