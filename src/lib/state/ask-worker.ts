// Puts a long sum to a worker of its own and ends the worker with the answer, or when nobody waits any more.
import workerAddress from '../workers/study-worker.ts?worker&url';
import type { Answers, JobKind, Jobs, Report } from '../workers/study-worker.ts';
import { trusted } from './trusted-address.ts';

export type Asked<K extends JobKind> = {
	/** Rejects with the worker's own words, and never where it was cancelled. */
	answer: Promise<Answers[K]>;
	cancel: () => void;
};

export function askWorker<K extends JobKind>(
	kind: K,
	job: Jobs[K],
	onprogress: (progress: { done: number; total: number }) => void = () => undefined
): Asked<K> {
	const worker = new Worker(trusted(workerAddress), { type: 'module' });
	const answer = new Promise<Answers[K]>((resolve, reject) => {
		worker.onmessage = ({ data }: MessageEvent<Report>) => {
			if ('progress' in data) return onprogress(data.progress);
			worker.terminate();
			if ('answer' in data) resolve(data.answer as Answers[K]);
			else reject(new Error(data.fault));
		};
		worker.onerror = () => {
			worker.terminate();
			reject(new Error('This browser did not start the sum in the background.'));
		};
		worker.postMessage({ kind, ...job });
	});
	return { answer, cancel: () => worker.terminate() };
}
