// What changed, as a file of the newest version on the host: it is left out of the stored app, so that the one that
// still runs can say what the waiting one brings.
import changes from '$lib/changes.json';

export const prerender = true;
export const trailingSlash = 'never';

export const GET = () => Response.json(changes);
