import { editDistance } from '../../../kernel/text.ts';

/** Finds the texts at a small edit distance among many, without comparing with each. */
export interface TypoIndex {
  /** Positions of the texts at most `limit` edits away, with their distance. */
  near(text: string, limit: 1 | 2): { readonly index: number; readonly distance: number }[];
}

/** Letters as a bit set: one edit changes at most two bits, so texts whose sets differ more cannot be near. */
export function makeTypoIndex(texts: readonly string[]): TypoIndex {
  const signatures = Int32Array.from(texts, signature);
  const lengths = Uint8Array.from(texts, (text) => Math.min(255, text.length));
  return {
    near(text, limit) {
      const found: { index: number; distance: number }[] = [];
      const own = signature(text);
      for (let index = 0; index < texts.length; index++) {
        if (Math.abs((lengths[index] as number) - text.length) > limit) continue;
        if (bits(own ^ (signatures[index] as number)) > 2 * limit) continue;
        const distance = editDistance(text, texts[index] as string, limit);
        if (distance <= limit) found.push({ index, distance });
      }
      return found;
    },
  };
}

function signature(text: string): number {
  let set = 0;
  for (let index = 0; index < text.length; index++) set |= 1 << (text.charCodeAt(index) & 31);
  return set;
}

function bits(value: number): number {
  let n = value - ((value >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
