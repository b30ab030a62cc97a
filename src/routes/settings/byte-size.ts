const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'];

/** Bytes as a person reads them: `812 bytes`, `4.2 MB`, `60 GB`. */
export function byteSize(bytes: number): string {
	const power = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
	const value = bytes / 1000 ** power;
	return `${value < 10 && power > 0 ? value.toFixed(1) : Math.round(value)} ${UNITS[power] ?? ''}`;
}
