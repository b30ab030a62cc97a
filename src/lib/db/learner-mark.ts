// Which learner this device is used by now, in localStorage: the page must know before any database is open. Apart
// from the databases' code, so that asking costs none of it.
export const FIRST_LEARNER = 'main';
const KEY = 'dossier:learner';

/** The id of the learner; `main` where nothing was chosen or storage is blocked. */
export function readLearner(): string {
	try {
		return localStorage.getItem(KEY) ?? FIRST_LEARNER;
	} catch {
		return FIRST_LEARNER;
	}
}

/** False where this browser keeps no marks. The choice holds from the next load of a page. */
export function writeLearner(id: string): boolean {
	try {
		if (id === FIRST_LEARNER) localStorage.removeItem(KEY);
		else localStorage.setItem(KEY, id);
	} catch {
		return false;
	}
	return true;
}

/** The learner of this tab, whatever another tab chooses meanwhile: answers go to whom the tab was opened for. */
export const learnerOfTab = readLearner();

/** A mark of one learner's own; the first learner's has no suffix. */
export const markOf = (key: string, learner = learnerOfTab) =>
	learner === FIRST_LEARNER ? key : `${key}:${learner}`;
