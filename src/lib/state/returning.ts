// Whether somebody has studied here before, asked of the log itself: the mark in localStorage is written late by some
// browsers, and blocked by others.
import { readNewestAt } from '../db/newest-answer.ts';
import { startApp } from './app.ts';
import { markStarted } from './marks.ts';

/** Sets the mark anew where it was lost. */
export async function isReturning(): Promise<boolean> {
	const newest = await readNewestAt(await startApp());
	if (newest !== undefined) markStarted(true);
	return newest !== undefined;
}
