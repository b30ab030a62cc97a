import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeHomework, readHomework, type Homework } from '../../src/lib/core/homework-link.ts';

const slug = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/);
const day = fc
	.date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
	.map((date) => date.toISOString().slice(0, 10));
const homework: fc.Arbitrary<Homework> = fc
	.record(
		{
			dossierId: slug,
			deck: slug,
			questions: fc.uniqueArray(slug, { minLength: 1, maxLength: 100 }),
			dueDay: day,
			title: fc.string({ unit: 'grapheme', maxLength: 30 })
		},
		{ requiredKeys: ['dossierId', 'title'] }
	)
	.filter(({ deck, questions }) => deck !== undefined || questions !== undefined) as never;

test('what a teacher asks for comes out of the link as it went in', () => {
	fc.assert(
		fc.property(homework, (given) => {
			const read = readHomework(`#${encodeHomework(given)}`);
			if (!('homework' in read)) throw new Error(read.problem);
			const { title, ...rest } = read.homework;
			const { title: called, ...asked } = given;
			expect(rest).toEqual(asked);
			expect(title.length).toBeLessThanOrEqual(called.normalize().length * 4);
			// Read once, it is made into the same link for ever: opened twice, it is one homework.
			const again = encodeHomework(read.homework);
			expect(readHomework(again)).toEqual(read);
		})
	);
});

test('whatever a link holds, it is homework or a sentence, and nothing is thrown', () => {
	const near = fc
		.tuple(homework, fc.nat(), fc.string({ unit: 'binary', maxLength: 6 }))
		.map(([given, at, noise]) => {
			const text = encodeHomework(given);
			const place = at % (text.length + 1);
			return text.slice(0, place) + noise + text.slice(place + 1);
		});
	fc.assert(
		fc.property(fc.oneof(near, fc.string({ unit: 'binary' })), (text) => {
			const read = readHomework(text);
			if ('problem' in read) expect(read.problem).toMatch(/^[A-Z].*\.$/);
			else expect(read.homework.dossierId).toMatch(/^[a-z0-9-]+$/);
		})
	);
});

test.each([
	['', 'missing'],
	['hello', 'cut off'],
	['v=2&d=a&k=b', 'newer version'],
	['v=1&k=b', 'which dossier'],
	['v=1&d=__proto__&k=b', 'which dossier'],
	['v=1&d=a', 'neither'],
	['v=1&d=a&q=one,<b>', 'Question 2'],
	['v=1&d=a&k=b&u=2026-02-30', 'no day'],
	['v=1&d=a&k=%E0%A4%A', 'damaged'],
	[`v=1&d=a&q=${Array.from({ length: 101 }, (_, at) => `q${at}`).join(',')}`, 'more than 100'],
	[`v=1&d=a&k=b&t=${'x'.repeat(20_000)}`, 'too long']
])('%s is refused in words', (text, words) => {
	const read = readHomework(text);
	expect('problem' in read && read.problem).toContain(words);
});

test('a deck takes tens of letters, ten questions fewer than 400', () => {
	const deck = encodeHomework({ dossierId: 'vostochny-2023', deck: 'sanctions', title: '' });
	expect(deck.length).toBeLessThan(50);
	const questions = Array.from({ length: 10 }, (_, at) => `sanctions-resolution-1718-${at}`);
	expect(encodeHomework({ dossierId: 'vostochny-2023', questions, title: '' }).length).toBeLessThan(
		400
	);
});
