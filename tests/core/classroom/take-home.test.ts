import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	encodeTakeHome,
	originOf,
	questionHash,
	readTakeHome,
	type TakeHome
} from '../../../src/lib/core/classroom/take-home.ts';
import { QUESTIONS } from './sample-class.ts';

const takeHome: fc.Arbitrary<TakeHome> = fc.record({
	dossierId: fc.constantFrom('vostochny-2023', 'a', 'chandrayaan-3'),
	endedAt: fc.integer({ min: 0, max: 2 ** 32 - 1 }).map((minutes) => minutes * 60_000),
	origin: fc.nat(2 ** 32 - 1),
	answers: fc.array(
		fc.record({
			question: fc.nat(2 ** 32 - 1),
			rung: fc.nat(3),
			verdict: fc.constantFrom('right', 'almost', 'wrong'),
			isUnsure: fc.boolean(),
			version: fc.nat(7),
			seconds: fc.nat(255)
		}),
		{ maxLength: 40 }
	)
});

test('what is taken home comes out as it went in, also from a whole link', () => {
	fc.assert(
		fc.property(takeHome, (given) => {
			const code = encodeTakeHome(given);
			expect(readTakeHome(code)).toEqual({ takeHome: given });
			expect(readTakeHome(`https://quiz.example/class/#take=${code}`)).toEqual({ takeHome: given });
		})
	);
});

test('a code with one sign changed, cut off or added is refused, and nothing ever throws', () => {
	fc.assert(
		fc.property(
			takeHome,
			fc.nat(),
			fc.constantFrom('A', 'b', '7', '-', '%'),
			(given, place, sign) => {
				const code = encodeTakeHome(given);
				const start = given.dossierId.length + 1;
				const at = start + (place % (code.length - start));
				const changed = code.slice(0, at) + sign + code.slice(at + 1);
				const read = readTakeHome(changed);
				// The last sign may carry bits that are not used.
				if (changed !== code && at < code.length - 1 && 'takeHome' in read)
					expect(read.takeHome).toEqual(given);
				expect(readTakeHome(code.slice(0, at))).toHaveProperty('problem');
				expect(readTakeHome(`${code}AAAA`)).toHaveProperty('problem');
			}
		)
	);
	fc.assert(fc.property(fc.string(), (text) => void readTakeHome(text)));
});

test('twenty questions fit into a code that a phone scans at once, and no two questions share a hash', () => {
	const answers = QUESTIONS.slice(0, 20).map(({ id }) => ({
		question: questionHash(id),
		rung: 0,
		verdict: 'wrong' as const,
		isUnsure: false,
		version: 1,
		seconds: 9
	}));
	const code = encodeTakeHome({ dossierId: 'vostochny-2023', endedAt: 0, origin: 1, answers });
	expect(code.length).toBeLessThan(200);
	const ids = new Set(QUESTIONS.map(({ id }) => id));
	expect(new Set([...ids].map(questionHash)).size).toBe(ids.size);
	expect(originOf('111111', 'a')).not.toBe(originOf('111111', 'b'));
});
