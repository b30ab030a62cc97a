// Names without accounts: two calm words, the same for nobody else in the room. And the rules for a typed one.

const FIRST =
	`Able Agile Amber Bold Brave Bright Brisk Calm Clear Clever Cosy Curious Daring Eager Early Easy Fair Fond
Free Fresh Gentle Glad Golden Grand Happy Hardy Honest Humble Jolly Keen Kind Lively Lucky Mellow Merry Mild Modest
Neat Nimble Noble Open Patient Plucky Polite Proud Quick Quiet Ready Silver Sincere Steady Sunny Swift Tidy True Warm
Wise Witty Young Zesty`.split(/\s+/);
const SECOND =
	`Badger Beaver Bee Bison Cat Crane Cricket Crow Deer Dove Duck Eagle Elk Falcon Ferret Finch Fox Frog
Goose Hare Hawk Hedgehog Heron Horse Ibex Jay Kestrel Kite Koala Lark Lemur Lion Lizard Llama Lynx Magpie Marten Mole
Moose Newt Otter Owl Panda Pelican Penguin Pigeon Pony Puffin Quail Rabbit Raven Robin Salmon Seal Sparrow Stork Swan
Swift Tern Tiger Toad Turtle Whale Wolf Wren Yak Zebra`.split(/\s+/);

export const LONGEST_NAME = 24;
export const MOST_TEAMS = 12;
export const NAME_COUNT = FIRST.length * SECOND.length;

const pick = (words: readonly string[], random: () => number) =>
	words[Math.min(words.length - 1, Math.floor(random() * words.length))] ?? '';

/**
 * A name that is not taken: two words, and once those run out with a number behind them.
 *
 * @param random 0 ≤ x < 1
 */
export function generatedName(isTaken: (name: string) => boolean, random: () => number): string {
	let name = '';
	for (let attempt = 0; attempt < 40; attempt++) {
		name = `${pick(FIRST, random)} ${pick(SECOND, random)}`;
		if (!isTaken(name)) return name;
	}
	for (let number = 2; ; number++) if (!isTaken(`${name} ${number}`)) return `${name} ${number}`;
}

/** Different names for so many teams, at most {@link MOST_TEAMS}. */
export function teamNames(count: number, random: () => number): string[] {
	const names = new Set<string>();
	while (names.size < Math.min(count, MOST_TEAMS)) names.add(`Team ${pick(SECOND, random)}`);
	return [...names];
}

/** A typed name on one line, without controls, invisible or stacked signs; empty where nothing is left. */
export function tidyName(text: string): string {
	const plain = text
		.normalize('NFC')
		.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, ' ')
		// More than two marks on a letter climb out of their line.
		.replace(/(\p{M}{2})\p{M}+/gu, '$1')
		.replace(/\s+/gu, ' ')
		.trim();
	return [...plain].slice(0, LONGEST_NAME).join('').trim();
}

/** Names that look the same are the same: case, width, accents and blanks do not tell two students apart. */
export const nameKey = (name: string): string =>
	name
		.normalize('NFKD')
		.replace(/[\p{M}\s]/gu, '')
		.toLowerCase();
