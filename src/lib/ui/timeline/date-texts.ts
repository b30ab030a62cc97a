// Stretches of time in words.
import { partialDateText } from '../partial-date.ts';

/** '1953 to 1964', 'January to February 2016', '10–17 September 2023': what both ends share is said once. */
export function stretchText(from: string, to: string): string {
	const [first, last] = [partialDateText(from), partialDateText(to)];
	if (first === last) return first;
	const [year, month, day] = from.split('-');
	const [lastYear, lastMonth, lastDay] = to.split('-');
	if (year !== lastYear || !month || !lastMonth) return `${first} to ${last}`;
	if (month === lastMonth && day && lastDay) return `${Number(day)}–${last}`;
	return `${first.slice(0, -5)} to ${last}`;
}
