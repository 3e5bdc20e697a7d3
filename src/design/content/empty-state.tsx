import type { ComponentChildren } from 'preact';

/** Nothing to show: say so, say why, say what to do next. */
export function EmptyState({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="th-empty">
      <svg viewBox="0 0 120 80" width="120" height="80" aria-hidden="true" focusable="false">
        <path
          d="M10 66c18 0 18-44 38-44s16 32 34 32 14-20 28-20"
          fill="none"
          stroke="var(--th-primary-soft)"
          stroke-width="8"
          stroke-linecap="round"
        />
        <circle cx="110" cy="34" r="8" fill="var(--th-accent)" />
      </svg>
      <h2 class="h4">{title}</h2>
      {children}
    </div>
  );
}
