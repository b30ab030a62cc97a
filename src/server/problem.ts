/** Something the person at the terminal can put right. Its message says what and how; no stack is shown. */
export class ServerProblem extends Error {
	override name = 'ServerProblem';
}
