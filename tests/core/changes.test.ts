import { expect, test } from 'vitest';
import changes from '../../src/lib/changes.json' with { type: 'json' };
import { linesSince } from '../../src/lib/core/changes.ts';

test('the list of changes is dated, newest first, each day once, in short sentences', () => {
	const ids = changes.map(({ id }) => id);
	expect(ids).toEqual([...new Set(ids)].sort().reverse());
	for (const { id, lines } of changes) {
		expect(id).toMatch(/^\d{4}-\d{2}-\d{2}$/);
		expect(lines.length).toBeGreaterThan(0);
		for (const line of lines) expect(line).toMatch(/^[A-Z“].{10,110}\.$/);
	}
});

test('what is newer than the running version is said, and rubbish says nothing', () => {
	const list = [
		{ id: '2026-12-02', lines: ['C.'] },
		{ id: '2026-12-01', lines: ['B.', 'A.'] },
		{ id: '2026-11-26', lines: ['Old.'] }
	];
	expect(linesSince(list, '2026-11-26')).toEqual(['C.', 'B.', 'A.']);
	expect(linesSince(list, '2026-12-02')).toEqual([]);
	for (const rubbish of [null, 'x', {}, [null, { id: 3 }, { id: '9', lines: 'no' }]])
		expect(linesSince(rubbish, '')).toEqual([]);
});
