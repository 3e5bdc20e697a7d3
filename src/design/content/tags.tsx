import type { ComponentChildren } from 'preact';

/** Short facts on one line that wraps. */
export function Tags({ items, label }: { items: readonly string[]; label?: string }) {
  if (items.length === 0) return null;
  return (
    <ul class="th-tags" aria-label={label}>
      {items.map((item) => (
        <li class="chip chip-simple">
          <span class="chip-label">{item}</span>
        </li>
      ))}
    </ul>
  );
}

/** What a thing is and its value, as pairs. */
export function Facts({ items }: { items: readonly { term: string; value: ComponentChildren }[] }) {
  return (
    <dl class="th-facts">
      {items.map((item) => (
        <div>
          <dt>{item.term}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
