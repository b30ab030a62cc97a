const MONTHS = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December'
];

/** A date as precise as it is known: '2022', 'May 2022' or '26 May 2022'. */
export function partialDateText(date: string): string {
	const [year = '', month, day] = date.split('-');
	const name = MONTHS[Number(month) - 1];
	if (!name) return year;
	return day ? `${Number(day)} ${name} ${year}` : `${name} ${year}`;
}
