// Two marks in localStorage that the page needs before anything is loaded: the theme, and whether this browser has
// studied before (the prerendered first question is for newcomers). Nothing that matters is kept here.
import { markOf } from '../db/learner-mark.ts';

export type Theme = 'system' | 'light' | 'dark';

function read(key: string): string | null {
	try {
		return localStorage.getItem(key);
	} catch {
		return null; // blocked storage: the page works without its marks
	}
}

function write(key: string, value: string | null) {
	try {
		if (value === null) localStorage.removeItem(key);
		else localStorage.setItem(key, value);
	} catch {
		return false;
	}
	return true;
}

export const hasStarted = () => read(markOf('dossier:started')) !== null;

export function markStarted(started: boolean) {
	write(markOf('dossier:started'), started ? '1' : null);
	if (!started) write(markOf('dossier:next'), null);
	if (started) document.documentElement.dataset.started = '';
	else delete document.documentElement.dataset.started;
}

let shortcutsThisVisit: boolean | undefined;

/** Whether keys of one letter or figure do something (WCAG 2.1.4 asks that they can be turned off). */
export const hasShortcuts = () => shortcutsThisVisit ?? read('dossier:keys') !== 'off';

/** False when the choice holds for this visit only. */
export function useShortcuts(wanted: boolean): boolean {
	shortcutsThisVisit = wanted;
	return write('dossier:keys', wanted ? null : 'off');
}

/** Whether the screen is to stay on during a session. */
export const keepsAwake = () => read('dossier:awake') === 'on';

/** False when the browser keeps no such choice. */
export const keepAwake = (wanted: boolean): boolean => write('dossier:awake', wanted ? 'on' : null);

/** The install hint was put away, for good. */
export const isInstallHintClosed = () => read('dossier:install') === 'closed';
export const closeInstallHint = () => write('dossier:install', 'closed');

export function readTheme(): Theme {
	const theme = read('dossier:theme');
	return theme === 'light' || theme === 'dark' ? theme : 'system';
}

const PAPER = { light: '#faf6ec', dark: '#15140f' };

/** The browser's own frame follows the theme that was chosen, not only the system's. */
function paintFrame(theme: Theme) {
	for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
		const own = meta.media.includes('dark') ? 'dark' : 'light';
		meta.content = PAPER[theme === 'system' ? own : theme];
	}
}

export function applyTheme(theme: Theme) {
	write('dossier:theme', theme === 'system' ? null : theme);
	if (theme === 'system') delete document.documentElement.dataset.theme;
	else document.documentElement.dataset.theme = theme;
	paintFrame(theme);
}
