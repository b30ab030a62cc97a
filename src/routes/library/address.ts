// Items are named by `?id=`: one prerendered page serves them all, on any static host.
import { browser } from '$app/environment';
import { page } from '$app/state';

/** The id in the address; `null` when there is none, and while the page is prerendered. */
export const idInAddress = (): string | null =>
	browser ? page.url.searchParams.get('id') || null : null;
