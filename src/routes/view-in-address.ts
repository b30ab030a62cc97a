// Some addresses have two views: the page's own, which is prerendered, and another that `?view=` asks for. That one is
// built in the browser; `app.html` hides the first meanwhile.
import { browser } from '$app/environment';
import { page } from '$app/state';

/** The view that is asked for; `undefined` for the page's own, and while prerendering. */
export const viewInAddress = (): string | undefined =>
	browser ? (page.url.searchParams.get('view') ?? undefined) : undefined;

/** Called once the view stands in the page: from here on nothing is hidden. */
export const viewIsShown = () => {
	delete document.documentElement.dataset.view;
};
