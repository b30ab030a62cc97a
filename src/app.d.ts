declare global {
	/** The day of the newest entry of `changes.json` when this version was built. */
	const __NEWEST_CHANGE__: string;
	namespace App {
		interface PageState {
			/** Which part of a page is open, kept in the history entry. */
			panel?: string;
		}
	}
}

export {};
