// What fields of a dossier's files are made of. Imported by the schemas beside it and by nothing else.
import * as v from 'valibot';

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const PARTIAL_DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;
const WEB_ADDRESS = /^https?:\/\/\S+$/;

/** Beyond this a number loses whole digits. */
export const LARGEST = 1e15;

export const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000));
export const slug = v.pipe(
	v.string(),
	v.regex(SLUG, 'an id of lower-case letters, digits and single hyphens, such as "north-korea"'),
	v.maxLength(80)
);
export const slugs = v.array(slug);
/** `2023`, `2023-09` or `2023-09-13`: as precise as it is known, and shown as precise as that. */
export const partialDate = v.pipe(
	v.string(),
	v.regex(PARTIAL_DATE, 'a date as precise as it is known: "2023", "2023-09" or "2023-09-13"')
);
export const webAddress = v.pipe(
	v.string(),
	v.regex(WEB_ADDRESS, 'an address that begins with http:// or https://')
);

export const degreesEast = v.pipe(v.number(), v.minValue(-180), v.maxValue(180));
export const degreesNorth = v.pipe(v.number(), v.minValue(-90), v.maxValue(90));
export const point = v.tuple([degreesEast, degreesNorth]);

export const STANDINGS = [
	'record',
	'reported-event',
	'official-claim',
	'denial',
	'allegation',
	'analyst-assessment'
] as const;

/** What is asked. */
export const prompt = v.pipe(v.string(), v.trim(), v.minLength(8), v.maxLength(400));
