// What fingers and mice do on the map: one finger or a click taps, a grabbed pin is dragged, two fingers or a mouse
// that is held down pan, a pinch or Ctrl and the wheel zoom. One finger that slides scrolls the page, as everywhere.
import type { Spot } from './projection.ts';

export type GestureActions = {
	tap: (spot: Spot) => void;
	/** Whether something to drag is there. */
	grab: (spot: Spot) => boolean;
	drag: (spot: Spot) => void;
	pan: (dx: number, dy: number) => void;
	zoom: (times: number, about: Spot) => void;
};

type Mode = 'idle' | 'tap' | 'drag' | 'pan' | 'pinch';

/** A hand is not that still: so far a tap may slip, in pixels. */
const SLIP = 8;
const WHEEL_SPEED = 0.008;

/** An attachment for the map's frame. `act` is asked anew at each event. */
export function gestures(frame: HTMLElement, act: () => GestureActions): () => void {
	const pointers = new Map<number, Spot>();
	let mode: Mode = 'idle';
	let start: Spot = [0, 0];

	const spotOf = ({ clientX, clientY }: MouseEvent): Spot => {
		const { left, top } = frame.getBoundingClientRect();
		return [clientX - left, clientY - top];
	};
	const spread = () => {
		const [a = [0, 0], b = [0, 0]] = pointers.values();
		return {
			middle: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] as Spot,
			distance: Math.max(1, Math.hypot(a[0] - b[0], a[1] - b[1]))
		};
	};

	function down(event: PointerEvent) {
		if (event.button !== 0) return;
		const spot = spotOf(event);
		pointers.set(event.pointerId, spot);
		if (pointers.size > 1) {
			mode = 'pinch';
			return;
		}
		start = spot;
		mode = act().grab(spot) ? 'drag' : 'tap';
		if (mode === 'drag') frame.setPointerCapture(event.pointerId);
	}

	function move(event: PointerEvent) {
		const before = pointers.get(event.pointerId);
		if (!before) return;
		const spot = spotOf(event);
		const earlier = spread();
		pointers.set(event.pointerId, spot);
		const hasSlipped = Math.hypot(spot[0] - start[0], spot[1] - start[1]) > SLIP;
		if (mode === 'tap' && hasSlipped) {
			mode = event.pointerType === 'mouse' ? 'pan' : 'idle';
			if (mode === 'pan') frame.setPointerCapture(event.pointerId);
		}
		if (mode === 'drag') act().drag(spot);
		if (mode === 'pan') act().pan(spot[0] - before[0], spot[1] - before[1]);
		if (mode === 'pinch' && pointers.size === 2) {
			const { middle, distance } = spread();
			act().pan(middle[0] - earlier.middle[0], middle[1] - earlier.middle[1]);
			act().zoom(distance / earlier.distance, middle);
		}
	}

	function up(event: PointerEvent) {
		if (!pointers.delete(event.pointerId)) return;
		if (mode === 'tap' && event.type === 'pointerup') act().tap(spotOf(event));
		if (pointers.size === 0) mode = 'idle';
	}

	/** The page may not scroll or zoom while the map is dragged. */
	const keepPage = (event: TouchEvent) => {
		if (mode === 'drag' || mode === 'pinch' || event.touches.length > 1) event.preventDefault();
	};
	const wheel = (event: WheelEvent) => {
		if (!event.ctrlKey && !event.metaKey) return;
		event.preventDefault();
		act().zoom(Math.exp(-event.deltaY * WHEEL_SPEED), spotOf(event));
	};

	const listening = new AbortController();
	const { signal } = listening;
	frame.addEventListener('pointerdown', down, { signal });
	frame.addEventListener('pointermove', move, { signal });
	frame.addEventListener('pointerup', up, { signal });
	frame.addEventListener('pointercancel', up, { signal });
	frame.addEventListener('touchstart', keepPage, { signal, passive: false });
	frame.addEventListener('touchmove', keepPage, { signal, passive: false });
	frame.addEventListener('wheel', wheel, { signal, passive: false });
	return () => listening.abort();
}
