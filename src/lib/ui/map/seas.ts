// Seas and oceans by name. Where a name is disputed, both stand. Each is a few discs of water in which its name may
// be written: degrees east, degrees north, km.

export type Sea = { lines: string[]; discs: [number, number, number][] };

export const SEAS: Sea[] = [
	{
		lines: ['Sea of Japan', '(East Sea)'],
		discs: [
			[134.5, 40.3, 330],
			[131.3, 41.3, 160],
			[130.6, 38.2, 150],
			[138.3, 43.8, 170],
			[132, 42.6, 70]
		]
	},
	{
		lines: ['Yellow Sea'],
		discs: [
			[123.3, 35.8, 220],
			[123.8, 38.6, 90]
		]
	},
	{ lines: ['Bohai Sea'], discs: [[119.8, 38.8, 120]] },
	{ lines: ['Sea of Okhotsk'], discs: [[149, 53, 520]] },
	{ lines: ['East China Sea'], discs: [[125, 29.5, 300]] },
	{ lines: ['South China Sea'], discs: [[115, 14, 600]] },
	{ lines: ['Bering Sea'], discs: [[-177, 58, 600]] },
	{
		lines: ['Pacific Ocean'],
		discs: [
			[152, 37, 900],
			[145, 33, 300],
			[-150, 20, 3000],
			[-130, 5, 3000]
		]
	},
	{
		lines: ['Atlantic Ocean'],
		discs: [
			[-40, 32, 1800],
			[-20, -15, 1200],
			[-67, 37, 500],
			[-15, 46, 500]
		]
	},
	{ lines: ['Indian Ocean'], discs: [[78, -12, 1800]] },
	{
		lines: ['Arctic Ocean'],
		discs: [
			[60, 80, 900],
			[160, 77, 500]
		]
	},
	{
		lines: ['Black Sea'],
		discs: [
			[34.5, 43.2, 260],
			[31, 43.6, 180]
		]
	},
	{ lines: ['Sea of Azov'], discs: [[36.6, 46.1, 90]] },
	{ lines: ['Caspian Sea'], discs: [[51, 41.5, 150]] },
	{
		lines: ['Baltic Sea'],
		discs: [
			[19.6, 57, 150],
			[18, 55.4, 80]
		]
	},
	{ lines: ['North Sea'], discs: [[3, 56.5, 250]] },
	{ lines: ['Norwegian Sea'], discs: [[2, 66.5, 400]] },
	{ lines: ['Barents Sea'], discs: [[40, 73, 400]] },
	{
		lines: ['Mediterranean Sea'],
		discs: [
			[18.5, 35.3, 300],
			[5.5, 39, 200]
		]
	},
	{ lines: ['Arabian Sea'], discs: [[64, 15, 600]] },
	{ lines: ['Bay of Bengal'], discs: [[88, 14, 500]] },
	{ lines: ['Hudson Bay'], discs: [[-85.5, 59.5, 350]] }
];
