// What a reader wants to see of a timeline.
import { isInSpan, wasKnown, type Span, type TimelineEvent } from '$lib/core/content/timeline.ts';
import type { Standing } from '$lib/core/content/types.ts';

export type Wanted = { standing: Standing | 'all'; knowledge: 'all' | 'known' | 'later' };

export const EVERYTHING: Wanted = { standing: 'all', knowledge: 'all' };

/** The events of a span that fit. */
export function fitting(
	events: readonly TimelineEvent[],
	span: Span,
	{ standing, knowledge }: Wanted,
	storyDate: string
): TimelineEvent[] {
	return events.filter(
		(event) =>
			isInSpan(event, span) &&
			(standing === 'all' || event.standing === standing) &&
			(knowledge === 'all' || wasKnown(event, storyDate) === (knowledge === 'known'))
	);
}
