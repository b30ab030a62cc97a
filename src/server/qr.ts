// A QR code as lines of text, two modules to a character.
import { generate } from 'lean-qr';

/** Modules of white round the code; scanners need four (ISO/IEC 18004, 9.1). */
const QUIET = 4;
const BLACK_ON_WHITE = '\u001b[38;5;16;48;5;231m';
const RESET = '\u001b[0m';

/**
 * The text as a QR code, ending without a line feed. With colour it is black on white whatever the terminal's
 * theme; without, the blocks are the white modules, right for a terminal with a dark background.
 */
export function qrLines(text: string, isColoured: boolean): string {
	const code = generate(text);
	const blocks = isColoured ? [' ', '▄', '▀', '█'] : ['█', '▀', '▄', ' '];
	const lines: string[] = [];
	for (let y = -QUIET; y < code.size + QUIET; y += 2) {
		let line = '';
		for (let x = -QUIET; x < code.size + QUIET; x++)
			line += blocks[(code.get(x, y) ? 2 : 0) + (code.get(x, y + 1) ? 1 : 0)] ?? '';
		lines.push(isColoured ? `${BLACK_ON_WHITE}${line}${RESET}` : line);
	}
	return lines.join('\n');
}
