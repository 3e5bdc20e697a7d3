import type { VNode } from 'preact';
import type { Interest } from '../domain/interests.ts';

/** Drawn for us, decorative: the words beside them say which interest it is. */
const SHAPES: Record<Interest, VNode> = {
  R: <path d="M12 38l16-16M24 14l12 12M22 16l6-6 14 14-6 6M10 36l4 4" />,
  I: <path d="M21 9a12 12 0 1 0 0 24 12 12 0 0 0 0-24zM30 30l11 11M15 21h12M21 15v12" />,
  A: <path d="M24 8C13 8 7 15 7 24s7 16 14 16c5 0 3-6 6-8s14 2 14-9S34 8 24 8zM16 20h.1M23 15h.1M31 18h.1M15 29h.1" />,
  S: (
    <path d="M17 10a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM33 14a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM6 39c0-8 5-12 11-12s11 4 11 12M31 29c6 0 10 4 10 10" />
  ),
  E: <path d="M12 41V8M12 9c8-5 14 5 26 0v17c-12 5-18-5-26 0" />,
  C: <path d="M11 8h26v32H11zM17 17l3 3 5-5M17 30l3 3 5-5M29 18h4M29 31h4" />,
};

export function InterestShape({ interest }: { interest: Interest }) {
  return (
    <svg class="th-interest-shape" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true" focusable="false">
      {SHAPES[interest]}
    </svg>
  );
}
