// Simulated students for a class that a teacher tries out. Each has a chance of being right, which differs by student,
// question and form; whether an answer is to be right is decided first, and only then made, from the content that the
// host's page holds. Everything follows from a seed: the same class has the same students after a reload.
import { hash64 } from '../content/key-hash.ts';
import { seededRandom } from '../content/option-order.ts';
import { STANDINGS } from '../content/standings.ts';
import type { Entity, Form } from '../content/types.ts';
import { grade } from '../grading/grade.ts';
import type { Response } from '../memory/types.ts';
import { shownResponse } from './blind.ts';
import type { ClassQuestion, Confidence, Round } from './types.ts';

export const MOST_SIMULATED = 30;
export const USUAL_SIMULATED = 12;
/** From so many on, one comes late and one drops out for a while. */
const ENOUGH_FOR_TROUBLE = 3;

export type SimulatedStudent = {
	/** How the server knows them, as it knows a phone. */
	token: string;
	/** Added to the chance of being right. */
	ability: number;
	/** Times the usual time for an answer. */
	pace: number;
	/** After the lobby opens; of one who comes late, after the class began. */
	joinsAfterMs: number;
	isLate: boolean;
	dropsOut: boolean;
};

export type SimulatedAnswer = {
	/** In the ids that a phone knows. */
	response: Response;
	confidence: Confidence;
	/** From the question's appearance to the answer. */
	delayMs: number;
	isMeantRight: boolean;
};

/** The students of a rehearsal, from 1 to {@link MOST_SIMULATED}; the same seed gives the same ones. */
export function simulatedStudents(seed: string, count: number): SimulatedStudent[] {
	const length = Math.min(MOST_SIMULATED, Math.max(1, Math.round(count)));
	return Array.from({ length }, (_, at) => {
		const key = `${seed} student ${at}`;
		const random = seededRandom(key);
		return {
			token: (hash64(`${key} a`) + hash64(`${key} b`)).slice(0, 22),
			ability: 0.5 * random() - 0.25,
			pace: 0.6 + random(),
			joinsAfterMs: 300 + 5000 * random(),
			isLate: length >= ENOUGH_FOR_TROUBLE && at === length - 1,
			dropsOut: length >= ENOUGH_FOR_TROUBLE && at === length - 2
		};
	});
}

/** By form: how often somebody is right on the whole, and how long they take, in seconds. */
const FORMS: Record<Form, { chance: number; seconds: number }> = {
	choice: { chance: 0.65, seconds: 5 },
	'true-false': { chance: 0.7, seconds: 4 },
	typed: { chance: 0.45, seconds: 7 },
	cloze: { chance: 0.45, seconds: 9 },
	numeric: { chance: 0.4, seconds: 7 },
	'multi-select': { chance: 0.45, seconds: 8 },
	order: { chance: 0.45, seconds: 10 },
	match: { chance: 0.5, seconds: 11 },
	'map-pin': { chance: 0.5, seconds: 8 },
	'claim-status': { chance: 0.5, seconds: 9 },
	flashcard: { chance: 0.5, seconds: 5 }
};
const RIGHT_AGAIN = 0.95;
/** After a talk with a neighbour. */
const RIGHT_NOW = 0.5;
const UNSURE = { right: 0.1, wrong: 0.35 };

/** How likely a student is to be right: never certain, never hopeless. */
export function chanceOf(student: SimulatedStudent, { id, rung }: ClassQuestion): number {
	const difficulty = 0.5 * seededRandom(`difficulty ${id}`)() - 0.25;
	return Math.min(0.97, Math.max(0.05, FORMS[rung.form].chance + student.ability - difficulty));
}

/** What a student answers, how sure, and when. Of the same question and vote it is always the same. */
export function simulatedAnswer(
	student: SimulatedStudent,
	question: ClassQuestion,
	entities: readonly Entity[],
	round: Round = 1
): SimulatedAnswer {
	const decide = seededRandom(`${student.token} ${question.id}`);
	const wasRight = decide() < chanceOf(student, question);
	const isMeantRight = round === 1 ? wasRight : decide() < (wasRight ? RIGHT_AGAIN : RIGHT_NOW);
	const random = seededRandom(`${student.token} ${question.id} ${round}`);
	const response = isMeantRight
		? rightAnswer(question, entities)
		: wrongAnswer(question, entities, random);
	const unsure = isMeantRight ? UNSURE.right : UNSURE.wrong;
	return {
		response: shownResponse(question, response),
		confidence: random() < unsure ? 'unsure' : 'sure',
		delayMs: FORMS[question.rung.form].seconds * 1000 * student.pace * (0.4 + random()),
		isMeantRight
	};
}

type Pin = { latitude: number; longitude: number };

/** Where a place is; of a region without a centre, a point of its edge. */
function pinOf(place: Entity | undefined): Pin | undefined {
	if (place?.kind !== 'place') return undefined;
	const [edge] = place.outline ?? [];
	const [longitude, latitude] = edge ?? [place.longitude, place.latitude];
	return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
}

/** The right answer, in the question's own ids. */
export function rightAnswer(
	{ rung }: Pick<ClassQuestion, 'rung'>,
	entities: readonly Entity[]
): Response {
	switch (rung.form) {
		case 'choice':
			return { form: 'choice', optionId: rung.key };
		case 'multi-select':
			return { form: 'multi-select', optionIds: rung.keys };
		case 'true-false':
			return { form: 'true-false', value: rung.key };
		case 'typed':
			return { form: 'typed', text: rung.key };
		case 'cloze':
			return {
				form: 'cloze',
				texts: Object.fromEntries(rung.blanks.map(({ id, key }) => [id, key]))
			};
		case 'numeric':
			return { form: 'numeric', text: String(rung.key) };
		case 'order':
			return { form: 'order', itemIds: rung.items.map(({ id }) => id) };
		case 'match':
			return { form: 'match', matches: Object.fromEntries(rung.pairs.map(({ id }) => [id, id])) };
		case 'map-pin':
			return { form: 'map-pin', pin: pinOf(entities.find(({ id }) => id === rung.target)) ?? null };
		case 'claim-status':
			return {
				form: 'claim-status',
				standings: Object.fromEntries(rung.statements.map(({ id, key }) => [id, key]))
			};
		case 'flashcard':
			return { form: 'flashcard', grade: 3 };
	}
}

const TRIES = 20;

/** A wrong answer, such as somebody might give; wrong ones are spread. In the question's own ids. */
export function wrongAnswer(
	question: ClassQuestion,
	entities: readonly Entity[],
	random: () => number
): Response {
	let response = wrongTry(question, entities, random);
	for (let again = 1; again < TRIES; again++) {
		if (grade(question.rung, response, { entities }).verdict === 'wrong') break;
		response = wrongTry(question, entities, random);
	}
	return response;
}

/** Most often wrong; whether it is, grading says. */
function wrongTry(
	question: ClassQuestion,
	entities: readonly Entity[],
	random: () => number
): Response {
	const { rung, view } = question;
	const pick = <One>(all: readonly One[]) => all[Math.floor(random() * all.length)];
	const nameLike = (entityId: string | undefined) => {
		const kind = entities.find(({ id }) => id === entityId)?.kind;
		const alike = entities.filter((one) => one.kind === kind && one.id !== entityId);
		return pick(alike)?.name ?? 'I do not know';
	};
	switch (rung.form) {
		case 'choice': {
			const wrong = rung.options.filter(({ id }) => id !== rung.key);
			return { form: 'choice', optionId: pick(wrong)?.id ?? '' };
		}
		case 'multi-select': {
			const turned = pick(rung.options)?.id;
			const isOn = ({ id }: { id: string }) => rung.keys.includes(id) !== (id === turned);
			return {
				form: 'multi-select',
				optionIds: rung.options.filter(isOn).map(({ id }) => id)
			};
		}
		case 'true-false':
			return { form: 'true-false', value: !rung.key };
		case 'typed':
			return { form: 'typed', text: nameLike(rung.entityId) };
		case 'cloze': {
			const missed = pick(rung.blanks);
			const said = (blank: (typeof rung.blanks)[number]) =>
				blank.id === missed?.id ? nameLike(blank.entityId) : blank.key;
			return {
				form: 'cloze',
				texts: Object.fromEntries(rung.blanks.map((blank) => [blank.id, said(blank)]))
			};
		}
		case 'numeric': {
			const isYear = rung.unit === undefined && rung.key > 1800 && rung.key < 2100;
			const off = isYear ? 1 + 9 * random() : Math.max(1, Math.abs(rung.key) * (0.1 + random()));
			const value = rung.key + (random() < 0.5 ? -1 : 1) * (Math.ceil(off) + 2 * rung.tolerance);
			// Nobody guesses a negative number where the right one is not.
			const shown = rung.key >= 0 && value < 0 ? 2 * rung.key - value : value;
			return { form: 'numeric', text: String(Math.round(10 * shown) / 10) };
		}
		case 'order': {
			const itemIds = rung.items.map(({ id }) => id);
			const at = Math.floor(random() * (itemIds.length - 1));
			itemIds.splice(at, 2, ...itemIds.slice(at, at + 2).reverse());
			return { form: 'order', itemIds };
		}
		case 'match': {
			const ids = rung.pairs.map(({ id }) => id);
			const at = Math.floor(random() * (ids.length - 1));
			const swapped = [...ids];
			swapped.splice(at, 2, ...ids.slice(at, at + 2).reverse());
			return {
				form: 'match',
				matches: Object.fromEntries(ids.map((id, place) => [id, swapped[place] ?? id]))
			};
		}
		case 'map-pin': {
			if (!view) return { form: 'map-pin', pin: null };
			const latitude = view.south + random() * (view.north - view.south);
			const longitude = view.west + random() * (view.east - view.west);
			return { form: 'map-pin', pin: { latitude, longitude } };
		}
		case 'claim-status': {
			const missed = pick(rung.statements);
			const others = (rung.standings ?? STANDINGS).filter((one) => one !== missed?.key);
			const said = pick(others);
			return {
				form: 'claim-status',
				standings: Object.fromEntries(
					rung.statements.map(({ id, key }) => [id, id === missed?.id && said ? said : key])
				)
			};
		}
		case 'flashcard':
			return { form: 'flashcard', grade: 1 };
	}
}
