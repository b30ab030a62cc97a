// Tokens of phones and hosts. The server keeps their hashes; who reads its file cannot join as somebody else.
import { createHash, randomBytes } from 'node:crypto';
import { randomResumeKey } from '../lib/core/classroom/codes.ts';

const hash = (text: string) => createHash('sha256').update(text).digest();

export const hashOf = (token: string): string => hash(token).toString('base64url');

/** The same phone is the same student, also where its first message was sent twice. */
export const studentIdOf = (token: string): string => hashOf(`student ${token}`).slice(0, 16);

/** The key with which a student moves to another phone: made from the phone's token, so that it can be shown again. */
export function resumeKeyOf(token: string): string {
	const bytes = hash(`resume ${token}`);
	let at = 0;
	return randomResumeKey(() => bytes.readUInt16BE(2 * at++) / 2 ** 16);
}

/** 0 ≤ x < 1, not to be guessed. */
export const secureRandom = (): number => randomBytes(6).readUIntBE(0, 6) / 2 ** 48;
