import { expect, test } from 'vitest';
import type { Circumstances, Outcome } from '../../../src/lib/core/grading/types.ts';
import { gradeOf } from '../../../src/lib/core/memory/grades.ts';
import type { Grade } from '../../../src/lib/core/memory/types.ts';

const plain: Circumstances = { hintUsed: false, unsure: false };
const hint: Circumstances = { ...plain, hintUsed: true };
const unsure: Circumstances = { ...plain, unsure: true };

test.each<[string, Outcome['verdict'], number, Circumstances, Grade]>([
	['a full score is Good', 'right', 1, plain, 3],
	['wrong is Again', 'wrong', 0, plain, 1],
	['wrong after a hint is Again', 'wrong', 0, hint, 1],
	['wrong and not sure is Again', 'wrong', 0, unsure, 1],
	['almost is Hard', 'almost', 0.9, plain, 2],
	['almost after a hint is Hard', 'almost', 0.9, hint, 2],
	['right after a hint is Hard', 'right', 1, hint, 2],
	['right but not sure is Hard', 'right', 1, unsure, 2],
	['part of the score is Again', 'right', 0.5, plain, 1],
	['a flashcard’s Again stands', 'wrong', 0, { ...plain, chosenGrade: 1 }, 1],
	['a flashcard’s Hard stands', 'right', 1, { ...plain, chosenGrade: 2 }, 2],
	['a flashcard’s Easy stands', 'right', 1, { ...plain, chosenGrade: 4 }, 4],
	['a flashcard’s Good stands after a hint', 'right', 1, { ...hint, chosenGrade: 3 }, 3]
])('%s', (_, verdict, score, circumstances, grade) => {
	expect(gradeOf({ verdict, score, expected: 'Vostochny' }, circumstances)).toBe(grade);
});
