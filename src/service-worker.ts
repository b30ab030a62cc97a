/// <reference lib="webworker" />
// Keeps the whole app on the device: hashed files by their names, pages and icons by the app's version. Every
// address of the app then opens without a network; an unknown one shows the not-found page.
import { base, build, files, prerendered, version } from '$service-worker';
import {
	cleanupOutdatedCaches,
	createHandlerBoundToURL,
	precacheAndRoute
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

const worker = self as unknown as ServiceWorkerGlobalScope & { __WB_DISABLE_DEV_LOGS?: boolean };
worker.__WB_DISABLE_DEV_LOGS = true;

/** Pictures for app stores, icons (the system keeps its own copy) and the style guide are no part of the app. */
const isNeeded = (path: string) =>
	!/\/(screenshots|styleguide|icons)[/.]/.test(path) &&
	!/\/(kill-switch\.js|changes\.json)$/.test(path) &&
	!path.endsWith('.map');

precacheAndRoute(
	[
		...build.filter(isNeeded).map((url) => ({ url, revision: null })),
		...[...files, ...prerendered].filter(isNeeded).map((url) => ({ url, revision: version }))
	],
	// Everything shown is named by `?id=`: /library/deck/?id=7 is the cached /library/deck/.
	{
		ignoreURLParametersMatching: [/.*/],
		directoryIndex: 'index.html',
		cleanURLs: false,
		// A page is known with its slash at the end; typed or linked without one it is the same page.
		urlManipulation: ({ url }) =>
			/\.[^/]*$|\/$/.test(url.pathname)
				? []
				: [Object.assign(new URL(url.href), { pathname: `${url.pathname}/` })]
	}
);
registerRoute(
	new NavigationRoute(createHandlerBoundToURL(`${base}/not-found/`), {
		denylist: [/\/styleguide\//]
	})
);
cleanupOutdatedCaches();

// A new version waits until the learner accepts it, so nothing changes under a session.
worker.addEventListener('message', (event) => {
	if (event.data === 'activate-update') void worker.skipWaiting();
});
