// Every page is a file: any static host can serve the app, and the service worker can keep all of it.
export const prerender = true;
export const trailingSlash = 'always';
