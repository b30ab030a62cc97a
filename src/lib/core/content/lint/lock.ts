// Rule: what learners have remembered stays what they are asked. The lock holds each released answer's hash.
import { keyHash } from '../key-hash.ts';
import type { ContentProblem } from '../parse.ts';
import type { Dossier, LockFile, Question, Rung } from '../types.ts';
import { problemFrom, type Finding } from './lint-problem.ts';
import { deckFileName } from './rung-texts.ts';

const FILE = 'lock.json';
const WRITE = 'run `npm run lint:content -- --write-lock`';

type Locked = LockFile['questions'][string];
/** How a question stands to its entry in the lock. */
type Standing = 'new' | 'same' | 'raised' | 'grown' | 'changed' | 'lowered' | 'retired';

/**
 * Every question is in the lock with its version and key; a changed key comes with a higher version;
 * a question that vanished is marked `retired`. A higher version need not have a changed key: a
 * corrected statement stays true, and a prompt may have been wrong. A rung that joined the released
 * ones needs no higher version: what learners remember is as right as it was.
 */
export function lintLock(dossier: Dossier, lock: LockFile): ContentProblem[] {
	const asked = new Set<string>();
	const problems = dossier.deckFiles.flatMap((deck) =>
		deck.questions.flatMap((question) => {
			asked.add(question.id);
			const fault = faultOf(question, lock.questions[question.id]);
			if (!fault) return [];
			const at = { file: deckFileName(deck), id: question.id };
			return problemFrom(dossier.id, { ...at, ...fault });
		})
	);
	const vanished = Object.entries(lock.questions)
		.filter(([id, { retired }]) => !retired && !asked.has(id))
		.map(([id]) =>
			problemFrom(dossier.id, {
				file: FILE,
				id,
				field: 'retired',
				found: 'a released question that is in no deck any more',
				expected: 'the question back under this id, or `"retired": true` here'
			})
		);
	return [...problems, ...vanished];
}

/** A lock that takes over what may be taken over, and what it took. */
export type LockUpdate = { lock: LockFile; added: string[]; raised: string[]; grown: string[] };

/**
 * The lock brought up to date: new questions added, entries replaced where the version rose or a rung joined. A
 * changed key without a higher version, and a vanished question, stay as they were, so that the lint
 * goes on saying so. Retired entries are kept. Ids are sorted.
 */
export function updateLock(dossier: Dossier, lock: LockFile): LockUpdate {
	const questions = { ...lock.questions };
	const added: string[] = [];
	const raised: string[] = [];
	const grown: string[] = [];
	for (const question of dossier.deckFiles.flatMap((deck) => deck.questions)) {
		const standing = standingOf(question, lock.questions[question.id]);
		if (standing === 'new') added.push(question.id);
		else if (standing === 'raised') raised.push(question.id);
		else if (standing === 'grown') grown.push(question.id);
		else continue;
		questions[question.id] = { version: question.version, key: keyHash(question) };
	}
	const sorted = Object.entries(questions).sort(([a], [b]) => (a < b ? -1 : 1));
	return { lock: { format: 1, questions: Object.fromEntries(sorted) }, added, raised, grown };
}

function standingOf(question: Question, locked: Locked | undefined): Standing {
	if (!locked) return 'new';
	if (locked.retired) return 'retired';
	if (question.version < locked.version) return 'lowered';
	if (question.version > locked.version) return 'raised';
	if (keyHash(question) === locked.key) return 'same';
	return selections(question.rungs).some((rungs) => keyHash({ rungs }) === locked.key)
		? 'grown'
		: 'changed';
}

/** Every way to leave some rungs out, their order kept: 15 of the four that a question may have. */
const selections = (rungs: readonly Rung[]): Rung[][] =>
	rungs.reduce<Rung[][]>((all, rung) => [...all, ...all.map((some) => [...some, rung])], [[]]);

function faultOf(
	question: Question,
	locked: Locked | undefined
): Pick<Finding, 'field' | 'found' | 'expected'> | undefined {
	const [now, before] = [question.version, locked?.version ?? 0];
	switch (standingOf(question, locked)) {
		case 'same':
			return undefined;
		case 'new':
			return { field: 'id', found: `an id that is not in ${FILE}`, expected: `it there: ${WRITE}` };
		case 'raised':
			return {
				field: 'version',
				found: `${now}, while ${FILE} still has ${before}`,
				expected: `the same in both: ${WRITE}`
			};
		case 'grown':
			return {
				field: 'rungs',
				found: `a rung that ${FILE} does not have`,
				expected: `the same in both: ${WRITE}`
			};
		case 'changed':
			return {
				field: 'version',
				found: `still ${now}, though the answer changed since it was released`,
				expected: `${before + 1}, or the answer as it was`
			};
		case 'lowered':
			return { field: 'version', found: `${now}`, expected: `${before} or more, as released` };
		case 'retired':
			return {
				field: 'id',
				found: `an id that is marked retired in ${FILE}`,
				expected: 'an id that was never used'
			};
	}
}
