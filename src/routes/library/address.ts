// Items are named by `?id=`: one prerendered page serves them all, on any static host.
import { browser } from '$app/environment';
import { page } from '$app/state';

const named = (key: string) => (browser ? page.url.searchParams.get(key) || null : null);

/** The id in the address; `null` when there is none, and while the page is prerendered. */
export const idInAddress = () => named('id');

/** The question that a link to its deck points at. */
export const questionInAddress = () => named('question');
