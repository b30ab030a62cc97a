// Rule: a contrast tells its entities apart.
import { fold } from '../fold.ts';
import type { Contrast, Dossier } from '../types.ts';
import { problemFrom, quoted, type Fault, type LintProblem } from './lint-problem.ts';

/** No entity stands in a contrast twice, and no row says the same of all of them. */
export const lintContrasts = (dossier: Dossier): LintProblem[] =>
	(dossier.contrasts ?? []).flatMap((contrast) =>
		faultsOf(contrast).map((fault) =>
			problemFrom(dossier.id, { ...fault, file: 'entities.json', id: contrast.id })
		)
	);

function faultsOf({ entityIds, rows }: Contrast): Fault[] {
	const again = entityIds.findIndex((id, at) => entityIds.indexOf(id) < at);
	const faults = rows.flatMap(({ values }, at): Fault[] => {
		const [first = ''] = values;
		if (values.some((value) => fold(value) !== fold(first))) return [];
		const found = `${quoted(first)} for each of them`;
		const expected = 'values that tell the entities apart';
		return [{ rule: 'contrast-differs', field: `rows[${at}].values`, found, expected }];
	});
	if (again === -1) return faults;
	const found = `${quoted(entityIds[again] ?? '')} a second time`;
	const field = `entityIds[${again}]`;
	return [{ rule: 'contrast-differs', field, found, expected: 'each entity once' }, ...faults];
}
