// The filters in the address, so that a link opens a list and a reload finds it again.
import { STANDINGS } from '$lib/core/content/standings.ts';
import { SORTS, type BrowseFilter, type BrowseSort } from '$lib/core/memory/browse.ts';
import { FORMS } from '$lib/ui/form-names.ts';

const STATES = ['new', 'learning', 'review', 'out', 'buried'] as const;
const DUES = ['today', 'week', 'later'] as const;

export type Wish = { filter: BrowseFilter; sort: BrowseSort };

const oneOf = <T extends string>(all: readonly T[], text: string | null) =>
	all.find((one) => one === text);

/** What an address says that this page knows; the rest is passed over. */
export function readWish(parameters: URLSearchParams): Wish {
	const text = (name: string) => parameters.get(name) || undefined;
	const lapses = Number(parameters.get('lapses'));
	const found: Record<string, unknown> = {
		text: text('q'),
		deck: text('deck'),
		entity: text('entity'),
		due: oneOf(DUES, parameters.get('due')),
		state: oneOf(STATES, parameters.get('state')),
		form: oneOf(FORMS, parameters.get('form')),
		standing: oneOf(STANDINGS, parameters.get('standing')),
		lapses: Number.isInteger(lapses) && lapses > 0 ? lapses : undefined,
		flagged: parameters.get('flagged') === '1' || undefined
	};
	const filter = Object.fromEntries(
		Object.entries(found).filter(([, value]) => value !== undefined)
	) as BrowseFilter;
	return { filter, sort: oneOf(SORTS, parameters.get('sort')) ?? 'deck' };
}

export function writeWish({ filter, sort }: Wish): string {
	const parameters = new URLSearchParams({ view: 'cards' });
	const { text, flagged, ...rest } = filter;
	if (text) parameters.set('q', text);
	if (flagged) parameters.set('flagged', '1');
	for (const [name, value] of Object.entries(rest))
		if (value !== undefined) parameters.set(name, `${value}`);
	if (sort !== 'deck') parameters.set('sort', sort);
	return `?${parameters}`;
}
