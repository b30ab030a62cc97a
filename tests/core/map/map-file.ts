// The map as it is shipped, for tests in Node.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWorld, type WorldFile } from '../../../src/lib/ui/map/world.ts';

export const path = join(import.meta.dirname, '../../../src/lib/ui/map/world.topo.json');
export const text = readFileSync(path, 'utf8');
export const file = JSON.parse(text) as WorldFile;
export const world = readWorld(file);
