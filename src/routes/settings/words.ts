const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' });
const NUMBER = new Intl.NumberFormat('en-GB');

/** '23 November 2026', in the reader's own zone. */
export const dateText = (at: number) => DATE.format(at);
/** '23 November 2026 at 14:05' */
export const momentText = (at: number) => MOMENT.format(at);

/** '1 answer', '1,204 answers' */
export const counted = (count: number, one: string, many = `${one}s`) =>
	`${NUMBER.format(count)} ${count === 1 ? one : many}`;
