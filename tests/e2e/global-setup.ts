// The build that nearly every test serves is made before any of them begins.
import { asItIs } from './builds.ts';

export default async function setUp() {
	await asItIs();
}
