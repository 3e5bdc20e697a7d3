/** A JSON object of a feed: nothing is known of it. */
export type Bag = Readonly<Record<string, unknown>>;

export function isBag(value: unknown): value is Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object at a key, or an empty one. A list gives its first object. */
export function bagOf(value: unknown): Bag {
  const first: unknown = Array.isArray(value) ? value.find(isBag) : value;
  return isBag(first) ? first : {};
}

/** Text of a string or number; of a list, its first text; null when empty. */
export function textOf(value: unknown): string | null {
  if (Array.isArray(value))
    return (
      value
        .slice(0, 5)
        .map(textOf)
        .find((text) => text !== null) ?? null
    );
  if (typeof value === 'number') return String(value);
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? null : text;
}

/** All the texts of a list, or the one text. */
export function textsOf(value: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value.slice(0, 20) : [value];
  return list.map(textOf).filter((text) => text !== null);
}

/** A number, also written as text ("-.262406", "9,19"). */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value.replace(',', '.')) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** The text, or undefined: for the optional fields of a place. */
export function wordOf(value: unknown): string | undefined {
  return textOf(value) ?? undefined;
}
