// Hands a text file to the learner: as a download, or by the system's share sheet where there is one. Both work
// offline, and the download on plain http too.
export type TextFile = {
	name: string;
	text: string;
	/** JSON if left out. */
	type?: string;
};

const TYPE = 'application/json';

export function download({ name, text, type = TYPE }: TextFile) {
	const address = URL.createObjectURL(new Blob([text], { type }));
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	document.body.append(link);
	link.click();
	link.remove();
	// Browsers read the blob after the click; a minute is time enough for a slow "Save as".
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

const shareable = ({ name, text }: TextFile) => ({
	files: [new File([text], name, { type: TYPE })]
});

/** Whether this browser shares JSON files: those of iOS do, for one, where a download is easily lost sight of. */
export function canShare(): boolean {
	const sample = { name: 'sample.json', text: '{}' };
	return typeof navigator.canShare === 'function' && navigator.canShare(shareable(sample));
}

/** False when the learner closed the share sheet. Anything else that goes wrong is thrown. */
export async function share(file: TextFile): Promise<boolean> {
	try {
		await navigator.share(shareable(file));
		return true;
	} catch (reason) {
		if (reason instanceof DOMException && reason.name === 'AbortError') return false;
		throw reason;
	}
}
