// What to do about rows that no release could have written: a disk that failed, a browser that was killed at the
// wrong time, another program. What can be worked out anew is; what cannot is set aside and said, never thrown away.
import { readStandings, rebuild } from './rebuild.ts';
import { isSession } from './sessions.ts';
import { DEFAULT_SETTINGS, isSetting, readSettings } from './settings.ts';
import type { SessionRow, SettingRow } from './schema.ts';
import type { Store } from './store.ts';

/** The settings row that holds damaged rows as they were found. */
const SET_ASIDE = 'setAside';

export type SetAside = { events: unknown[]; sessions: unknown[]; settings: unknown[] };
export type RepairReport = {
	/** How many rows were set aside now. */
	events: number;
	sessions: number;
	settings: number;
	/** Cards there are after all of them were worked out anew from the log. */
	cards: number;
};

const readSetAside = (row: SettingRow | undefined): SetAside => ({
	events: [],
	sessions: [],
	settings: [],
	...(row?.value as Partial<SetAside> | undefined)
});

/**
 * Sets damaged rows of the log, the sessions and the settings aside, and works out cards and counters anew from what
 * is sound. In one transaction: it happens whole or not at all. Running it twice changes nothing more.
 */
export async function repair(store: Store): Promise<RepairReport> {
	const { learner } = store;
	// Loaded only now: the schemas are no part of a sound start.
	const { isEvent } = await import('../core/memory/backup-schema.ts');
	const standingOf = await readStandings(store);
	const { events, sessions, settings } = learner;
	return learner.transaction('rw', [...learner.memory, sessions, settings], async () => {
		const badEvents = (await events.toArray()).filter((event) => !isEvent(event));
		const badSessions = (await sessions.toArray()).filter((row: SessionRow) => !isSession(row));
		const badSettings = (await settings.bulkGet(Object.keys(DEFAULT_SETTINGS))).filter(
			(row): row is SettingRow => row !== undefined && !isSetting(row.key, row.value)
		);
		const before = readSetAside(await settings.get(SET_ASIDE));
		if (badEvents.length + badSessions.length + badSettings.length > 0)
			await settings.put({
				key: SET_ASIDE,
				value: {
					events: [...before.events, ...badEvents],
					sessions: [...before.sessions, ...badSessions],
					settings: [...before.settings, ...badSettings]
				} satisfies SetAside
			});
		await events.bulkDelete(badEvents.map(({ id }) => id));
		await sessions.bulkDelete(badSessions.map(({ id }) => id));
		await settings.bulkDelete(badSettings.map(({ key }) => key));
		const { scheduler } = await readSettings(store);
		return {
			events: badEvents.length,
			sessions: badSessions.length,
			settings: badSettings.length,
			cards: await rebuild(learner, scheduler, standingOf)
		};
	});
}

/** How many damaged rows were ever set aside, for a report of a mistake. */
export async function countSetAside({ learner }: Store): Promise<number> {
	const { events, sessions, settings } = readSetAside(await learner.settings.get(SET_ASIDE));
	return events.length + sessions.length + settings.length;
}

const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

/** The report in a sentence, for the page. */
export function repairText({ events, sessions, settings, cards }: RepairReport): string {
	const aside = [
		events > 0 && plural(events, 'answer'),
		sessions > 0 && plural(sessions, 'session'),
		settings > 0 && plural(settings, 'setting')
	].filter((part) => part !== false);
	const kept = `What is known of ${plural(cards, 'question')} was worked out anew from your answers.`;
	return aside.length === 0
		? `Something stored here was damaged. ${kept} Nothing was lost.`
		: `Something stored here was damaged. ${kept} Set aside because it could not be read: ${aside.join(', ')}.`;
}
