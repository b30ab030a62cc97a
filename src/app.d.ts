declare global {
	namespace App {
		interface PageState {
			/** Which part of a page is open, kept in the history entry. */
			panel?: string;
		}
	}
}

export {};
