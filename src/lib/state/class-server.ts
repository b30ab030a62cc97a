// Whether the site that serves this app also carries live classes: a static host does not.
import { LIVE_PATH } from '../core/classroom/live-path.ts';

export type ClassServer = 'there' | 'none' | 'unreachable';

/** Asks the site itself. Without a network there is no saying. */
export async function findClassServer(basePath: string): Promise<ClassServer> {
	try {
		const response = await fetch(`${basePath}${LIVE_PATH}/`, { cache: 'no-store' });
		// Socket.IO answers a bare request with its own complaint; a static host with a page.
		const type = response.headers.get('content-type') ?? '';
		return response.status === 400 && type.includes('json') ? 'there' : 'none';
	} catch {
		return 'unreachable';
	}
}
