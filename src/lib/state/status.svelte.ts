// How the app's start is going. Apart from `app.ts`, so that showing it costs no database code.
import type { ContentProblem } from '../core/content/parse.ts';

class Status {
	/** Files of the dossiers read so far, while they are being installed. */
	progress = $state.raw<{ loaded: number; total: number }>();
	/** What is damaged, file by file; what is sound is installed all the same. */
	problems = $state.raw<ContentProblem[]>([]);
	/** Why nothing is kept after the page is closed; `undefined` when it is. */
	memoryOnly = $state<string>();
	/** Why nothing could be opened at all. */
	failure = $state.raw<Error>();
	/** Another tab keeps the databases closed to this one; it is tried again by itself. */
	isBlocked = $state(false);
	/** Another tab runs a newer version of the app. */
	isSuperseded = $state(false);
	/** The browser, or somebody in its settings, cleared what was stored while this tab was open. */
	isCleared = $state(false);
	/** What was mended at the start, in a sentence. */
	repaired = $state('');
	isReady = $state(false);
	/** A session is on screen: nothing may interrupt it. */
	isInSession = $state(false);
	/** A live class has the whole screen. */
	isInClass = $state(false);
	/** An answer on screen is not saved yet: leaving would lose it. */
	isUnsaved = $state(false);
}

export const status = new Status();
