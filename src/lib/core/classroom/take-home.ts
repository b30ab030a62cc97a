// What a student takes home from a class on another address: what was asked and how it went, in the fragment of a
// link. Six bytes a question; ids as hashes, so that the home app, which has the dossier, knows them again. The
// answers themselves stay behind. Layout, big-endian, as base64url behind the dossier's id and a dot:
//
//   version 1 · end of the class in minutes since 1970 (4 bytes) · class and student (4) ·
//   for each question: id (4) · rung 2 bits, verdict 2, unsure 1, question version modulo 8 in 3 (1) · seconds (1) ·
//   check (4: a damaged code is taken for a whole one once in four thousand million)
import { hash64 } from '../content/key-hash.ts';
import type { Outcome } from '../grading/types.ts';
import type { Instant } from '../memory/types.ts';

const VERSION = 1;
const HEAD_BYTES = 9;
const QUESTION_BYTES = 6;
const CHECK_BYTES = 4;
const MOST = 100;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const VERDICTS: readonly Outcome['verdict'][] = ['wrong', 'almost', 'right'];

export type TakenAnswer = {
	/** {@link questionHash} of the question's id. */
	question: number;
	rung: number;
	verdict: Outcome['verdict'];
	isUnsure: boolean;
	/** The question's version, modulo 8. */
	version: number;
	seconds: number;
};

export type TakeHome = {
	dossierId: string;
	/** To the minute. */
	endedAt: Instant;
	/** Which class and which student: the same one is never counted twice. */
	origin: number;
	answers: TakenAnswer[];
};

const hash32 = (text: string) => Number.parseInt(hash64(text).slice(0, 8), 16);

/** What stands for a question in the code. */
export const questionHash = (questionId: string): number => hash32(`question ${questionId}`);

/** What stands for one student of one class. */
export const originOf = (code: string, token: string): number => hash32(`class ${code} ${token}`);

const toBase64 = (bytes: Uint8Array) =>
	btoa(String.fromCharCode(...bytes))
		.replace(/\+/g, '-')
		.replace(/\//g, '_')
		.replace(/=+$/, '');

function fromBase64(text: string): Uint8Array | undefined {
	try {
		const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
		return Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
	} catch {
		return undefined;
	}
}

const checkOf = (dossierId: string, bytes: Uint8Array) =>
	hash32(`${dossierId} ${String.fromCharCode(...bytes)}`);

/** The code, to be put behind `#take=`. The same class gives the same code. At most 100 answers are taken. */
export function encodeTakeHome({ dossierId, endedAt, origin, answers }: TakeHome): string {
	const taken = answers.slice(0, MOST);
	const length = HEAD_BYTES + taken.length * QUESTION_BYTES;
	const bytes = new Uint8Array(length + CHECK_BYTES);
	const view = new DataView(bytes.buffer);
	view.setUint8(0, VERSION);
	view.setUint32(1, Math.floor(endedAt / 60_000));
	view.setUint32(5, origin);
	for (const [at, one] of taken.entries()) {
		const start = HEAD_BYTES + at * QUESTION_BYTES;
		view.setUint32(start, one.question);
		view.setUint8(
			start + 4,
			((one.rung & 3) << 6) |
				(VERDICTS.indexOf(one.verdict) << 4) |
				(Number(one.isUnsure) << 3) |
				(one.version & 7)
		);
		view.setUint8(start + 5, Math.min(255, Math.max(0, Math.round(one.seconds))));
	}
	view.setUint32(length, checkOf(dossierId, bytes.subarray(0, length)));
	return `${dossierId}.${toBase64(bytes)}`;
}

/** Reads a code, or a whole link that has one. Never throws; what is wrong is said in a sentence. */
export function readTakeHome(text: string): { takeHome: TakeHome } | { problem: string } {
	const code = (/#take=([^&\s]+)/.exec(text)?.[1] ?? text).trim();
	const [dossierId = '', payload = '', ...more] = code.split('.');
	const bytes = more.length === 0 && payload.length < 2000 ? fromBase64(payload) : undefined;
	if (!SLUG.test(dossierId) || !bytes || bytes.length < HEAD_BYTES + CHECK_BYTES)
		return { problem: 'This is no code from a class, or a part of it was cut off.' };
	const view = new DataView(bytes.buffer);
	if (view.getUint8(0) !== VERSION)
		return {
			problem: 'The code was made by a newer version of Dossier. Update the app and open it again.'
		};
	const length = bytes.length - CHECK_BYTES;
	const count = (length - HEAD_BYTES) / QUESTION_BYTES;
	const isWhole = view.getUint32(length) === checkOf(dossierId, bytes.subarray(0, length));
	if (!isWhole || !Number.isInteger(count) || count > MOST)
		return { problem: 'The code is damaged: a sign is missing or wrong. Copy it once more.' };
	const answers: TakenAnswer[] = [];
	for (let at = 0; at < count; at++) {
		const start = HEAD_BYTES + at * QUESTION_BYTES;
		const packed = view.getUint8(start + 4);
		answers.push({
			question: view.getUint32(start),
			rung: packed >> 6,
			verdict: VERDICTS[(packed >> 4) & 3] ?? 'wrong',
			isUnsure: Boolean(packed & 8),
			version: packed & 7,
			seconds: view.getUint8(start + 5)
		});
	}
	return {
		takeHome: { dossierId, endedAt: view.getUint32(1) * 60_000, origin: view.getUint32(5), answers }
	};
}
