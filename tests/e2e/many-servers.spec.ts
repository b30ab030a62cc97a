// A class on three processes behind a load balancer, in real browsers: the teacher's own server is killed, and it goes on.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join as joinPath } from 'node:path';
import type { Page } from '@playwright/test';
import { hasRedis, startRedis } from '../support/redis-server.ts';
import { openStickyProxy } from '../support/sticky-proxy.ts';
import { asItIs } from './builds.ts';
import { answer, beginClass, join, LAPTOP, step, test } from './class-steps.ts';
import { expect } from './fixtures.ts';

async function startNode(redisUrl: string, root: string) {
	const child = fork(joinPath(import.meta.dirname, '../support/class-process.ts'), [
		...[redisUrl, '0', root]
	]);
	const [{ port }] = (await once(child, 'message')) as [{ port: number }];
	return { child, port };
}
const nodeOf = async (page: Page) =>
	Number((await page.context().cookies()).find(({ name }) => name === 'node')?.value);

test('three processes serve one class, and the death of the teacher’s is a moment', async ({
	person
}) => {
	test.setTimeout(120_000);
	test.skip(!hasRedis(), 'there is no redis-server here');
	const redis = await startRedis();
	const root = await asItIs();
	const nodes = await Promise.all([0, 1, 2].map(() => startNode(redis.url, root)));
	const proxy = await openStickyProxy(nodes.map(({ port }) => port));
	const school = {
		url: proxy.url,
		address: (path: string) => new URL(path, proxy.url).href,
		stop: () => proxy.close(),
		start: () => Promise.resolve()
	};
	try {
		const host = await person(LAPTOP);
		const code = await beginClass(host, school, [], 2);
		const students = [await person(), await person(), await person()];
		for (const student of students) await join(student, school, code);
		await expect(host.getByText('3 in the class').first()).toBeVisible();
		// Not all at one: the class is really shared.
		const places = await Promise.all(students.map(nodeOf));
		expect(new Set(places).size).toBe(3);
		await step(host, 'Start');
		for (const student of students.slice(0, 2)) await answer(student);
		nodes[await nodeOf(host)]?.child.kill('SIGKILL');
		for (const student of students.slice(2)) await answer(student);
		await step(host, 'Reveal');
		for (const student of students)
			await expect(student.getByText(/points for this/)).toBeVisible({ timeout: 20_000 });
		await step(host, 'Next');
		for (const student of students) await answer(student);
		await step(host, 'Reveal');
		await step(host, 'Finish');
		await expect(host.getByRole('row')).toHaveCount(4);
		for (const student of students)
			await expect(student.getByText('2 questions are in your own reviews now')).toBeVisible();
	} finally {
		await proxy.close();
		for (const { child } of nodes) child.kill('SIGKILL');
		await redis.stop();
	}
});
