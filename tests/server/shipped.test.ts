// What ships: packages under licences that allow it, and a lock file that names no host.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
	packages: Record<
		string,
		{ dev?: boolean; optional?: boolean; resolved?: string; license?: string }
	>;
};
const ALLOWED =
	/^\(?(MIT|MIT-0|ISC|BSD-[23]-Clause|0BSD|Apache-2\.0|MPL-2\.0|OFL-1\.1|BlueOak-1\.0\.0|CC0-1\.0)( (OR|AND) [\w.-]+)*\)?$/;

test('the lock file holds no download address', () => {
	const named = Object.entries(lock.packages).filter(([, { resolved }]) => resolved !== undefined);
	expect(named.map(([name]) => name)).toEqual([]);
});

test('every package that ships has a licence that allows it', () => {
	const shipped = Object.entries(lock.packages).filter(
		([path, { dev, optional }]) => path.startsWith('node_modules/') && !dev && !optional
	);
	expect(shipped.length).toBeGreaterThan(10);
	const refused = shipped.flatMap(([path, { license }]) => {
		const own = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')) as {
			license?: string;
			/** As it was written before there was one field for it. */
			licenses?: { type: string }[];
		};
		const stated = own.license ?? license ?? own.licenses?.[0]?.type ?? 'none';
		return ALLOWED.test(stated) ? [] : [`${path}: ${stated}`];
	});
	expect(refused).toEqual([]);
});
