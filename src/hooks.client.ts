import type { HandleClientError } from '@sveltejs/kit';

/** The page that failed says so itself (+error.svelte); this adds what a report of the mistake needs. */
export const handleError: HandleClientError = ({ error, status, message }) => ({
	message: status === 404 ? message : error instanceof Error ? error.message : message
});
