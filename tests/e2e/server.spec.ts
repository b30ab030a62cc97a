// The real server, as `npm start` runs it, really killed.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { projectRoot } from '../support/build-variant.ts';
import { expect, test } from './fixtures.ts';
import { answerAndContinue, answerQuestion, beginStudy, waitForOffline } from './study-steps.ts';

/** Starts the server on a free port and waits for the address it prints. */
async function startServer(): Promise<{ child: ChildProcess; address: string }> {
	const child = spawn(
		join(projectRoot, 'node_modules/.bin/node'),
		[join(projectRoot, 'src/server/main.ts')],
		{
			env: { ...process.env, PORT: '0', BASE_PATH: '' },
			stdio: ['ignore', 'pipe', 'inherit']
		}
	);
	for await (const line of createInterface({ input: child.stdout })) {
		const address = /On this computer\s+(\S+)/.exec(line)?.[1];
		if (address) {
			child.stdout.resume();
			return { child, address };
		}
	}
	throw new Error('the server ended before it printed its address');
}

test('npm start builds and serves; killed in the middle of a session, the study goes on', async ({
	phone
}) => {
	test.setTimeout(180_000);
	const { child, address } = await startServer();
	await beginStudy(phone, new URL('study/', address).href);
	await answerAndContinue(phone);
	await waitForOffline(phone);
	child.kill('SIGKILL');
	await once(child, 'exit');
	await answerAndContinue(phone);
	await phone.reload();
	await answerQuestion(phone);
	await phone.goto(address);
	await expect(phone.getByRole('status').first()).toHaveText('3 reviewed today');
});
