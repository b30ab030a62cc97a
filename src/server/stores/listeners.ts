// Who wants to hear of which class, within one process.
import type { LiveChange } from './live-store.ts';

type Listener = (change: LiveChange) => void;

export function createListeners() {
	const byCode = new Map<string, Set<Listener>>();
	return {
		add(code: string, listener: Listener): () => void {
			const listeners = byCode.get(code) ?? new Set();
			byCode.set(code, listeners.add(listener));
			return () => {
				listeners.delete(listener);
				if (listeners.size === 0) byCode.delete(code);
			};
		},
		tell(code: string, change: LiveChange): void {
			for (const listener of [...(byCode.get(code) ?? [])]) listener(change);
		}
	};
}
