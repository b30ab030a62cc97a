// Whatever comes over the wire is read or refused with its place; nothing throws and nothing gets through unread.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	LARGEST_MESSAGE,
	MESSAGES,
	readMessage,
	type MessageName
} from '../../../src/lib/core/classroom/protocol.ts';
import { shownResponse } from '../../../src/lib/core/classroom/blind.ts';
import { ENTITIES, QUESTIONS, rightResponse } from './sample-class.ts';

const NAMES = Object.keys(MESSAGES) as MessageName[];

describe('a message', () => {
	test('of any shape is refused with words, or read', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...NAMES),
				fc.anything({ withNullPrototype: true }),
				(name, input) => {
					const read = readMessage(name, input);
					if ('words' in read) expect(read.words.length).toBeGreaterThan(name.length);
				}
			),
			{ numRuns: 5000 }
		);
	});

	test('with a field too many, a number out of its range or a text too long is refused, and says where', () => {
		const token = 'a'.repeat(22);
		const answer = (more: object) => ({
			index: 0,
			response: { form: 'typed', text: 'Kim' },
			confidence: null,
			elapsedMs: 5,
			...more
		});
		const refused: [MessageName, unknown, string][] = [
			['join', { code: '12345', token }, 'code'],
			['join', { code: '123456', token: 'short' }, 'token'],
			['join', { code: '123456', token, isHost: true }, 'isHost'],
			['answer', answer({ index: 1.5 }), 'index'],
			['answer', answer({ index: -1 }), 'index'],
			['answer', answer({ elapsedMs: Infinity }), 'elapsedMs'],
			['answer', answer({ studentId: 'another' }), 'studentId'],
			['answer', answer({ response: { form: 'typed', text: 'x'.repeat(5000) } }), 'response.text'],
			['answer', answer({ response: { form: 'flashcard', grade: 4 } }), 'response'],
			['time', { factor: 100 }, 'factor'],
			['host-command', { version: 1, command: { kind: 'delete' } }, 'command'],
			['host-command', { version: 1, command: { kind: 'add-time', ms: 1e12 } }, 'command.ms']
		];
		for (const [name, input, place] of refused) {
			const read = readMessage(name, input);
			expect(read).toHaveProperty('words');
			expect('words' in read && read.words).toContain(place);
		}
	});

	test('cannot bring a prototype along', () => {
		const evil = JSON.parse(
			'{"index":0,"response":{"form":"match","matches":{"__proto__":"x","constructor":"y"}},"confidence":null,"elapsedMs":1}'
		);
		const read = readMessage('answer', evil);
		if ('message' in read) {
			const { response } = read.message;
			expect(response.form === 'match' && Object.keys(response.matches)).toEqual([]);
		}
		expect(({} as Record<string, unknown>).x).toBeUndefined();
	});

	test('carries every question of the story, and every right answer to it, within its size', () => {
		for (const question of QUESTIONS) {
			const content = { entities: [], questions: [question] };
			const read = readMessage('host-content', JSON.parse(JSON.stringify(content)));
			expect('words' in read ? read.words : '', question.id).toBe('');
			expect(read).toHaveProperty('message');
			const response = shownResponse(question, rightResponse(question.rung));
			expect(
				readMessage('answer', { index: 0, response, confidence: 'sure', elapsedMs: 1 })
			).toHaveProperty('message');
		}
		for (let at = 0; at < Math.max(QUESTIONS.length, ENTITIES.length); at += 10) {
			const slice = {
				entities: ENTITIES.slice(at, at + 10),
				questions: QUESTIONS.slice(at, at + 10)
			};
			expect(readMessage('host-content', slice)).toHaveProperty('message');
			expect(Buffer.byteLength(JSON.stringify(slice))).toBeLessThan(LARGEST_MESSAGE);
		}
	});
});
