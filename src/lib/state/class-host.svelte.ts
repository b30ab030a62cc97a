// The host of a live class: its key is kept on this device, so a reload or another window goes on where it was.
import { classQuestion, liveRungs } from '../core/classroom/build-question.ts';
import { MOST_QUESTIONS } from '../core/classroom/protocol.ts';
import type {
	ClassAnswer,
	ClassContent,
	ClassQuestion,
	ClassSettings,
	Difficulty,
	HostCommand,
	Progress,
	PublicState,
	RosterLine
} from '../core/classroom/types.ts';
import { seededRandom, shuffled } from '../core/content/option-order.ts';
import { hostId, keepClass, readHosted } from '../db/classes.ts';
import { readDossier, readQuestions } from '../db/content.ts';
import { keepLesson } from '../db/lessons.ts';
import type { HostedClass } from '../db/schema.ts';
import { startApp } from './app.ts';
import {
	createClass,
	newToken,
	openHostLink,
	type HostLink,
	type LinkStatus
} from './class-link.ts';
import { lessonOf } from './next-lesson.ts';

export type ClassPlan = {
	deckId: string;
	/** At most so many, drawn by chance; all where it is left out. */
	count?: number;
	/** Only these. */
	questionIds?: string[];
	difficulty: Difficulty;
	settings: ClassSettings;
	/** What the teacher calls the class. */
	className?: string;
	/** With so many simulated students. */
	rehearsal?: { students: number };
};

/** What a class asks, from what is installed on this device. */
export async function classContent(plan: ClassPlan): Promise<ClassContent> {
	const store = await startApp();
	const open = await readDossier(store, plan.deckId.slice(0, plan.deckId.indexOf('/')));
	const deck = open?.decks.find(({ id }) => id === plan.deckId);
	if (!open || !deck) throw new Error('This deck is not on this device.');
	const questions = await readQuestions(store, plan.deckId);
	const turn = Math.floor(Math.random() * 1_000_000);
	const chosen = plan.questionIds
		? questions.filter(({ id }) => plan.questionIds?.includes(id))
		: plan.count === undefined || plan.count >= questions.length
			? questions
			: shuffled(questions, seededRandom(String(turn))).slice(0, plan.count);
	const asked = chosen.flatMap((question): ClassQuestion[] => {
		const rungs = liveRungs(question);
		const rung = plan.difficulty === 'hard' ? rungs.at(-1) : rungs[0];
		const made =
			rung === undefined
				? undefined
				: classQuestion(question, rung, {
						deckId: deck.id,
						deckTitle: deck.title,
						references: open.references,
						views: open.dossier.views ?? [],
						turn
					});
		return made ? [made] : [];
	});
	return {
		title: deck.title,
		entities: open.references.entities,
		questions: asked.slice(0, MOST_QUESTIONS)
	};
}

/** Begins a class on the server and keeps its key; gives the code, or says why there is none. */
export async function beginClass(
	plan: ClassPlan,
	basePath: string
): Promise<{ code: string } | { words: string }> {
	const content = await classContent(plan);
	if (content.questions.length === 0)
		return { words: 'No question of this deck can be asked live.' };
	const hostKey = newToken();
	const { className, rehearsal, difficulty } = plan;
	const settings = { ...plan.settings, ...(rehearsal ? { isRehearsal: true as const } : {}) };
	const created = await createClass({ basePath, hostKey, content, settings });
	if (!('code' in created)) return { words: created.words };
	await keepClass({
		id: hostId(created.code),
		kind: 'host',
		code: created.code,
		hostKey,
		title: content.title,
		startedAt: Date.now(),
		difficulty,
		...(className ? { className } : {}),
		...(rehearsal ? { rehearsal } : {})
	});
	return created;
}

const AGAIN_MS = 1000;

export class ClassHost {
	readonly code: string;
	state = $state.raw<PublicState>();
	content = $state.raw<ClassContent>();
	roster = $state.raw<readonly RosterLine[]>([]);
	progress = $state.raw<Progress>();
	status = $state.raw<LinkStatus>({ kind: 'connecting' });
	/** Addresses at which phones reach this server. */
	addresses = $state.raw<string[]>([]);
	/** What could not be done, in words; empty when all is well. */
	trouble = $state('');
	isBusy = $state(false);
	report = $state.raw<HostedClass['report']>();
	/** What the teacher calls the class; empty where it has no name. */
	className = $state('');
	/** How many students are simulated; none where it is no rehearsal, or another browser's. */
	readonly simulated: number;
	readonly difficulty: Difficulty;
	readonly hostKey: string;
	#row: HostedClass;
	#link: HostLink;
	#isClosed = false;
	#isKeeping = false;

	private constructor(row: HostedClass, basePath: string) {
		this.code = row.code;
		this.hostKey = row.hostKey;
		this.#row = row;
		this.report = row.report;
		this.className = row.className ?? '';
		this.simulated = row.rehearsal?.students ?? 0;
		this.difficulty = row.difficulty ?? 'easy';
		this.#link = openHostLink({
			basePath,
			code: row.code,
			hostKey: row.hostKey,
			onstate: (state) => this.#show(state),
			oncontent: (content) => (this.content = content),
			onaddresses: (addresses) => (this.addresses = addresses),
			onroster: (roster) => (this.roster = roster),
			onprogress: (progress) => this.#count(progress),
			onstatus: (status) => (this.status = status)
		});
	}

	/** The class with this code, where this device has its key or is given it. */
	static async open(
		code: string,
		basePath: string,
		givenKey?: string
	): Promise<ClassHost | undefined> {
		const store = await startApp();
		const known = await readHosted(store, code);
		if (!known && givenKey === undefined) return undefined;
		const row: HostedClass = known ?? {
			id: hostId(code),
			kind: 'host',
			code,
			hostKey: givenKey ?? '',
			title: '',
			startedAt: Date.now()
		};
		if (!known) await keepClass(row);
		return new ClassHost(row, basePath);
	}

	get isRehearsal(): boolean {
		return this.state?.settings.isRehearsal ?? this.report?.isRehearsal ?? this.simulated > 0;
	}

	/** By number. */
	get teamNames(): string[] {
		const teams = [...(this.state?.teams ?? [])].sort((a, b) => a.team - b.team);
		return teams.map(({ name }) => name);
	}

	#show(state: PublicState) {
		this.state = state;
		if (state.phase === 'done') void this.#keepReport();
	}

	#count(progress: Progress) {
		this.progress = progress;
		if (progress.changed.length === 0) return;
		const { changed } = progress;
		const ids = changed.map(({ id }) => id);
		this.roster = [...this.roster.filter(({ id }) => !ids.includes(id)), ...changed];
	}

	async command(command: HostCommand) {
		if (this.isBusy) return;
		this.isBusy = true;
		const reply = await this.#link.command(command);
		this.isBusy = false;
		this.trouble = reply.ok || reply.problem === 'stale' ? '' : reply.words;
	}

	async student(
		action: 'approve' | 'remove' | 'rename' | 'team',
		studentId?: string,
		team?: number
	) {
		const reply = await this.#link.student({
			action,
			...(studentId === undefined ? {} : { studentId }),
			...(team === undefined ? {} : { team })
		});
		this.trouble = reply.ok ? '' : reply.words;
	}

	/** Asked for again while the server has no time for it, or what it keeps classes in is away. */
	async #results(index: number) {
		while (!this.#isClosed) {
			const reply = await this.#link.results(index);
			if (reply.ok || reply.problem !== 'busy') return reply;
			await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
		}
		return undefined;
	}

	/** Fetches what the class brought and keeps it here, for the server forgets it. */
	async #keepReport() {
		const { content, state } = this;
		if (!content || this.report || this.#isKeeping) return;
		this.#isKeeping = true;
		const answers: ClassAnswer[] = [];
		const skipped: number[] = [];
		const { mode } = state?.settings ?? {};
		const last = mode?.kind === 'self' ? content.questions.length - 1 : (state?.index ?? -1);
		for (let index = 0; index <= last; index++) {
			const reply = await this.#results(index);
			if (!reply?.ok) {
				this.#isKeeping = false;
				return;
			}
			answers.push(...reply.answers);
			if (reply.isSkipped) skipped.push(index);
		}
		const students = this.roster
			.filter(({ status }) => status === 'in')
			.map(({ id, name, team }) => ({ id, name, ...(team === undefined ? {} : { team }) }));
		this.report = {
			...{ endedAt: Date.now(), content, students, answers, skipped },
			...(mode ? { mode } : {}),
			...(this.isRehearsal ? { isRehearsal: true as const } : {}),
			...(this.teamNames.length > 0 ? { teams: this.teamNames } : {})
		};
		this.#row = { ...this.#row, title: content.title, report: this.report };
		// Of a rehearsal nothing is kept: for as long as the server has it, it can be looked at once more.
		if (!this.isRehearsal) await this.#keepRow();
	}

	/** Gives the class a name; its counts then stand beside those of its other lessons. */
	async nameClass(className: string) {
		this.#row = { ...this.#row, className };
		await this.#keepRow();
		this.className = className;
	}

	async #keepRow() {
		const lesson = lessonOf(this.#row);
		await (lesson ? keepLesson(this.#row, lesson) : keepClass(this.#row)).catch(() => {
			this.trouble = 'The report could not be kept on this device. Save it as a file now.';
		});
	}

	close() {
		this.#isClosed = true;
		this.#link.close();
	}
}
