import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkName, LONGEST_NAME } from '../../src/lib/core/profile-name.ts';

test('a name is kept trimmed, in any script', () => {
	expect(checkName('  Anna   Kim ', [])).toEqual({ name: 'Anna Kim' });
	expect(checkName('지민', ['Anna'])).toEqual({ name: '지민' });
});

test('no name, a long one and one that is taken are refused in words', () => {
	expect(checkName(' \u202e ', [])).toEqual({ problem: 'Write a name.' });
	expect(checkName('a'.repeat(41), [])).toMatchObject({ problem: expect.stringContaining('41') });
	expect(checkName('ANNA', ['Anna'])).toMatchObject({
		problem: expect.stringContaining('already')
	});
});

test('whatever is typed, a name that is accepted is short, plain and accepted again', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			const checked = checkName(text, []);
			if ('problem' in checked) return;
			expect([...checked.name].length).toBeLessThanOrEqual(LONGEST_NAME);
			expect(checked.name).not.toMatch(/[\p{Cc}\p{Cf}]/u);
			expect(checkName(checked.name, [])).toEqual(checked);
		})
	);
});
