// Simulated students on a real server: all from one address, by the messages of phones, and no more trouble than them.
import { expect, onTestFinished, test } from 'vitest';
import { openRehearsal } from '../../../src/lib/state/rehearsal.ts';
import { contentOf, ofForm } from '../../core/classroom/sample-class.ts';
import { hostClass, openPhone, startLive, within } from './live-fixture.ts';

type Hosted = Awaited<ReturnType<typeof hostClass>>;

function rehearse(
	server: { url: string },
	{ code, content, hostKey }: Hosted,
	students: number,
	haste = 0.01
) {
	const rehearsal = openRehearsal({
		...{ url: server.url, code, content, students, seed: hostKey, haste }
	});
	onTestFinished(rehearsal.close);
	return rehearsal;
}
const inside = ({ host }: Hosted) =>
	[...host.seen.roster.values()].filter(({ status }) => status === 'in');
const here = (hosted: Hosted) => inside(hosted).filter(({ isHere }) => isHere).length;

test('thirty join from one address and answer; one comes late, one drops out and comes back', async () => {
	const server = await startLive();
	const settings = { isRehearsal: true as const, closesWhenAllAnswered: true };
	const hosted = await hostClass(server, settings, contentOf(ofForm('choice', 3)));
	const { host } = hosted;
	// Slow enough for who drops out to be missed before they are back.
	const rehearsal = rehearse(server, hosted, 30, 0.06);
	await expect.poll(() => here(hosted), within).toBe(29);
	expect(host.seen.state?.settings.isRehearsal).toBe(true);
	await host.command({ kind: 'start' });
	rehearsal.follow({ phase: 'open' });
	await expect.poll(() => inside(hosted).length, within).toBe(30);
	await expect.poll(() => host.seen.state?.phase, within).toBe('closed');
	const told = host.seen.progress.length;
	await host.command({ kind: 'reveal' });
	const counts = () => host.seen.progress.slice(told).map((one) => one.here);
	await expect.poll(counts, within).toContain(29);
	await expect.poll(() => counts().at(-1), within).toBe(30);
	await host.command({ kind: 'next' });
	await expect.poll(() => host.seen.state?.phase, within).toBe('closed');
	const reply = await host.results(1);
	const answers = reply.ok ? reply.answers : [];
	expect(answers).toHaveLength(30);
	expect(new Set(answers.map(({ verdict }) => verdict)).size).toBe(2);
	await host.command({ kind: 'end' });
	rehearsal.follow({ phase: 'done' });
	await expect.poll(() => here(hosted), within).toBe(0);
});

test('a reload brings the same students; a phone that joins is told that it is a rehearsal', async () => {
	const server = await startLive();
	const hosted = await hostClass(server, { isRehearsal: true });
	const phone = openPhone({ url: server.url, code: hosted.code });
	await expect.poll(() => phone.state?.settings.isRehearsal, within).toBe(true);
	const first = rehearse(server, hosted, 4);
	await expect.poll(() => here(hosted), within).toBe(4);
	const names = inside(hosted).map(({ name }) => name);
	first.close();
	await expect.poll(() => here(hosted), within).toBe(1);
	rehearse(server, hosted, 4);
	await expect.poll(() => here(hosted), within).toBe(4);
	expect(inside(hosted).map(({ name }) => name)).toEqual(names);
});

test('at their own pace each goes through all questions, also after a pause', async () => {
	const server = await startLive();
	const mode = { kind: 'self' as const, endsAfterMs: null };
	const hosted = await hostClass(server, { isRehearsal: true, mode });
	const { host, content } = hosted;
	const rehearsal = rehearse(server, hosted, 3);
	await expect.poll(() => here(hosted), within).toBe(2);
	await host.command({ kind: 'start' });
	await host.command({ kind: 'pause' });
	await host.command({ kind: 'resume' });
	rehearsal.follow({ phase: 'self' });
	const done = () => inside(hosted).map(({ done }) => done);
	await expect.poll(done, within).toEqual([1, 2, 3].map(() => content.questions.length));
});
