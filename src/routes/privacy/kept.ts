// All that Dossier keeps, as the privacy page states it; a test holds the list against a browser that has used the app.
export type Kept = {
	what: string;
	where: string;
	howLong: string;
	whoSees: string;
	remove: string;
	/** What a browser's tools call it: `database/table`, `local:key`, `cache`. `*` stands for a learner's id or a version. */
	names: string[];
};

const DEVICE = 'Only who holds this device';
const ERASE = 'Settings, Start over';

export const KEPT: Kept[] = [
	{
		what: 'Your answers, with their time and whether they were right',
		where: 'This browser’s database',
		howLong: 'Until you remove them',
		whoSees: DEVICE,
		remove: ERASE,
		names: ['dossier:*/events']
	},
	{
		what: 'When each question comes back, and the counts behind Progress: worked out from the answers',
		where: 'This browser’s database',
		howLong: 'As long as the answers',
		whoSees: DEVICE,
		remove: ERASE,
		names: [
			'dossier:*/cards',
			'dossier:*/days',
			'dossier:*/months',
			'dossier:*/loads',
			'dossier:*/confusions'
		]
	},
	{
		what: 'Sessions and quizzes under way, with what you typed; the last 30 are kept',
		where:
			'This browser’s database; the question on screen also in its small storage, so that it shows at once',
		howLong: 'Until newer ones take their place',
		whoSees: DEVICE,
		remove: ERASE,
		names: ['dossier:*/sessions', 'local:dossier:next*']
	},
	{
		what: 'Your settings, and the way back from the last restore',
		where: 'This browser’s database',
		howLong: 'Until you change or remove them',
		whoSees: DEVICE,
		remove: ERASE,
		names: ['dossier:*/settings']
	},
	{
		what: 'Homework that a teacher’s link gave you; classes you took part in or led, with the names that students had there; of a class with a name also counts of right answers, lesson by lesson',
		where: 'This browser’s database',
		howLong: 'Until you remove it',
		whoSees: DEVICE,
		remove: ERASE,
		names: ['dossier:*/homework', 'dossier:*/classes']
	},
	{
		what: 'The names of the learners of this device, where there are several',
		where: 'This browser’s database',
		howLong: 'Until a learner is removed',
		whoSees: 'Whoever holds this device: there are no passwords',
		remove: 'Settings, Learners',
		names: ['dossier/profiles']
	},
	{
		what: 'Copies of your answers from before a restore, a deletion or a new version of a dossier',
		where: 'This browser’s database',
		howLong: 'The newest three of a kind; after a deletion 30 days',
		whoSees: 'Whoever holds this device',
		remove: 'Settings, Backup, Earlier states',
		names: ['dossier/snapshots']
	},
	{
		what: 'The dossiers: questions, facts, sources. The same for everyone',
		where: 'This browser’s database',
		howLong: 'Until a new version takes their place',
		whoSees: 'Public',
		remove: 'This browser’s settings for the site',
		names: ['dossier/dossiers', 'dossier/decks', 'dossier/pages', 'dossier/references']
	},
	{
		what: 'The app itself, so that it opens without a network',
		where: 'This browser’s cache',
		howLong: 'Until a new version takes its place',
		whoSees: 'Public',
		remove: 'This browser’s settings for the site',
		names: ['cache']
	},
	{
		what: 'Marks: the theme, whether keys are used, whether the screen stays on, whether the install hint was put away, which learner is here, whether somebody has studied here before; for the open tab, how far a page was scrolled',
		where: 'This browser’s small storage',
		howLong: 'Until you change them',
		whoSees: DEVICE,
		remove: ERASE,
		names: [
			'local:dossier:theme',
			'local:dossier:keys',
			'local:dossier:awake',
			'local:dossier:install',
			'local:dossier:learner',
			'local:dossier:started*'
		]
	},
	{
		what: 'Backup files, worksheets and reports of a mistake that you save or share',
		where: 'Where you put them',
		howLong: 'As you decide',
		whoSees: 'Whom you give them to',
		remove: 'Delete the file',
		names: []
	},
	{
		what: 'Requests for the app’s files, which every web server sees, with the address they come from',
		where: 'The host of this site. The server that comes with Dossier writes no log',
		howLong: 'As the host decides',
		whoSees: 'The host',
		remove: 'Ask the host',
		names: []
	}
];
