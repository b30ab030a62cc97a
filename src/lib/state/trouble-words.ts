// Why something could not be stored or opened, and what to do about it, in the learner's words.
export type Trouble = {
	/** What happened. */
	cause: string;
	/** What to do. */
	advice: string;
	/** The browser's own words, for a report of a mistake. */
	message: string;
};

const CAUSES: { test: RegExp; cause: string; advice: string }[] = [
	{
		test: /Quota/i,
		cause: 'There is no room left on this device.',
		advice: 'Free some space (photos, other apps’ downloads), then try again.'
	},
	{
		test: /DatabaseClosed|InvalidState|UnknownError|connection/i,
		cause: 'The browser closed its storage.',
		advice: 'Try again in a moment. If that does not help, close other tabs of Dossier.'
	},
	{
		test: /Blocked|Version/i,
		cause: 'Another tab of Dossier holds the storage.',
		advice: 'Close the other tabs, then try again.'
	}
];

export function troubleOf(reason: unknown): Trouble {
	const message = reason instanceof Error ? `${reason.name}: ${reason.message}` : `${reason}`;
	const known = CAUSES.find(({ test }) => test.test(message));
	return {
		cause: known?.cause ?? 'The browser could not do it.',
		advice: known?.advice ?? 'Try again in a moment.',
		message
	};
}
