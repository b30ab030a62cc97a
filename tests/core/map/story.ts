// The first dossier's places, views and pin questions.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeckFile, DossierFile, Entity, Place } from '../../../src/lib/core/content/types.ts';

const folder = join(import.meta.dirname, '../../../quizzes/vostochny-2023');
const read = <T>(name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T;

const decks = readdirSync(folder)
	.filter((name) => name.endsWith('.deck.json'))
	.map((name) => read<DeckFile>(name));

export const story = {
	dossier: read<DossierFile>('dossier.json'),
	places: read<{ entities: Entity[] }>('entities.json').entities.filter(
		(entity): entity is Place => entity.kind === 'place'
	),
	pins: decks.flatMap(({ questions }) =>
		questions.flatMap(({ id, rungs }) =>
			rungs.flatMap((rung) =>
				rung.form === 'map-pin' ? [{ question: id, target: rung.target, view: rung.view }] : []
			)
		)
	)
};
