// Chrome wants the addresses of workers to pass a named policy where Trusted Types are on.
type ScriptPolicy = { createScriptURL(address: string): string };
type PolicyFactory = { createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy };

/** A policy can be made once a page; made again, as while developing, it would be refused. */
let policy: ScriptPolicy | undefined;

export function trusted(address: string): string {
	const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
	if (!trustedTypes) return address;
	policy ??= trustedTypes.createPolicy('dossier-worker', { createScriptURL: (own) => own });
	return policy.createScriptURL(address);
}
