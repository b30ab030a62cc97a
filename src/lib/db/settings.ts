// The learner's settings, one row each, with what holds until they are changed.
import { DEFAULT_LIMITS, DEFAULT_SCHEDULER } from '../core/memory/defaults.ts';
import { isDay } from '../core/memory/day.ts';
import type { ExamPlan } from '../core/memory/exam-plan.ts';
import type { Day, Instant, QueueLimits, SchedulerSettings } from '../core/memory/types.ts';
import { Live } from './live.svelte.ts';
import { openStore, type Store } from './store.ts';

export type Exam = ExamPlan & { startDay: Day };

export type Settings = {
	limits: QueueLimits;
	/** Limits of single dossiers, within those of all. */
	dossierLimits: Record<string, Partial<QueueLimits>>;
	/** What is learned for a certain day. */
	exam: Exam | null;
	/** What the plan for this exam came to when it was last worked out. */
	examForecast: { examDay: Day; known: number; total: number } | null;
	/** When the parameters were last fitted, and with how many answers. */
	fitted: { at: Instant; reviews: number } | null;
	/** Local hour at which a new day begins, 0 to 23. */
	rolloverHour: number;
	scheduler: SchedulerSettings;
	/** When the last backup was saved. */
	backedUpAt: number | null;
	/** When the reminder to back up was put off. */
	reminderPutOffAt: number | null;
};

export const DEFAULT_SETTINGS: Settings = {
	limits: DEFAULT_LIMITS,
	dossierLimits: {},
	exam: null,
	examForecast: null,
	fitted: null,
	rolloverHour: 4,
	scheduler: DEFAULT_SCHEDULER,
	backedUpAt: null,
	reminderPutOffAt: null
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown) => Number.isFinite(value) && Number(value) >= 0;

const isExam = (value: unknown) =>
	isRecord(value) &&
	typeof value.name === 'string' &&
	isDay(String(value.examDay)) &&
	isDay(String(value.startDay)) &&
	Array.isArray(value.deckIds) &&
	Number.isFinite(value.target);

const CHECKS: { [K in keyof Settings]: (value: unknown) => boolean } = {
	limits: (value) => isRecord(value) && isCount(value.newPerDay) && isCount(value.reviewsPerDay),
	dossierLimits: (value) => isRecord(value) && Object.values(value).every(isRecord),
	exam: (value) => value === null || isExam(value),
	examForecast: (value) =>
		value === null || (isRecord(value) && isCount(value.known) && isCount(value.total)),
	fitted: (value) =>
		value === null || (isRecord(value) && isCount(value.at) && isCount(value.reviews)),
	rolloverHour: (value) => Number.isInteger(value) && isCount(value) && Number(value) < 24,
	scheduler: (value) =>
		isRecord(value) &&
		Array.isArray(value.weights) &&
		value.weights.length === DEFAULT_SCHEDULER.weights.length &&
		Number.isFinite(value.desiredRetention) &&
		Array.isArray(value.learningSteps) &&
		Array.isArray(value.relearningSteps),
	backedUpAt: (value) => value === null || isCount(value),
	reminderPutOffAt: (value) => value === null || isCount(value)
};

/** Whether a stored value is of the kind its setting has; the default holds in the place of one that is not. */
export const isSetting = (key: string, value: unknown): boolean =>
	Object.hasOwn(CHECKS, key) && CHECKS[key as keyof Settings](value);

export async function readSettings({ learner }: Store): Promise<Settings> {
	// By name: the table also keeps rows that are no settings, and one of them may be large.
	const rows = await learner.settings.bulkGet(Object.keys(DEFAULT_SETTINGS));
	const chosen = rows.flatMap((row) =>
		row && isSetting(row.key, row.value) ? [[row.key, row.value] as const] : []
	);
	return { ...DEFAULT_SETTINGS, ...Object.fromEntries(chosen) };
}

export const settings = () => new Live(readSettings);

export async function changeSettings(change: Partial<Settings>) {
	const { learner } = await openStore();
	await learner.settings.bulkPut(Object.entries(change).map(([key, value]) => ({ key, value })));
}
