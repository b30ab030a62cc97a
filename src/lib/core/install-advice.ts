// What to say about putting the app on the home screen: where it helps, once, and never as a nuisance.

/** How this browser installs a web app: by a prompt (Chromium), by the share sheet (iOS), or not at all. */
export type InstallWay = 'prompt' | 'ios' | 'none';
/** Where the learner is: before the first session, at the end of one, or in the settings. */
export type InstallPlace = 'welcome' | 'done' | 'settings';
/**
 * `prompt`: a button that installs. `ios-first`: install before studying, since the installed app has storage of its
 * own. `ios-move`: install and take along what was learned, as a backup file.
 */
export type InstallAdvice = 'prompt' | 'ios-first' | 'ios-move' | 'none';

/** `isClosed`: the learner said "Not now", which holds everywhere but in the settings. */
export function installAdvice(
	way: InstallWay,
	place: InstallPlace,
	{ isClosed, hasStudied }: { isClosed: boolean; hasStudied: boolean }
): InstallAdvice {
	if (way === 'none' || (isClosed && place !== 'settings')) return 'none';
	// Nobody installs what they have not tried; on iOS trying first costs what was learned.
	if (way === 'prompt') return place === 'welcome' ? 'none' : 'prompt';
	return place === 'done' || hasStudied ? 'ios-move' : 'ios-first';
}
