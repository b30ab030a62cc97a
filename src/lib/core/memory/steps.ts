// Learning and relearning steps, with the delays that Anki gives (its table of cases is in the tests).
import type { Grade } from './types.ts';

const SECOND_MS = 1000;
const DAY_SECONDS = 86_400;

const secondsOf = (minutes: number) => Math.floor(minutes * 60);

/** Past a day in whole days, so that the hour of an answer makes no difference. */
const roundedInDays = (seconds: number) =>
	seconds > DAY_SECONDS ? Math.round(seconds / DAY_SECONDS) * DAY_SECONDS : seconds;

/** Hard on the first step: between Again and Good; half as long again, by a day at most, when it is the only one. */
function hardOnFirst(first: number, second: number | undefined): number {
	if (second !== undefined) return roundedInDays(Math.floor((first + second) / 2));
	return roundedInDays(Math.min(Math.floor(first * 1.5), first + DAY_SECONDS));
}

/**
 * How long until the card is asked again, in ms; `undefined` when it leaves the steps and becomes a review card.
 * `steps` are in minutes, `step` is the index of the one the card is on. Again goes back to the first step, Hard
 * repeats this one, Good goes on to the next, Easy leaves at once.
 */
export function stepDelay(
	steps: readonly number[],
	step: number,
	grade: Grade
): number | undefined {
	const seconds = steps.map(secondsOf);
	const [first, second] = seconds;
	if (first === undefined || grade === 4) return undefined;
	// Steps may have been removed from the settings since.
	const at = Math.min(step, seconds.length - 1);
	const next = seconds[at + 1];
	if (grade === 1) return first * SECOND_MS;
	if (grade === 3) return next === undefined ? undefined : next * SECOND_MS;
	return (at === 0 ? hardOnFirst(first, second) : (seconds[at] ?? first)) * SECOND_MS;
}
