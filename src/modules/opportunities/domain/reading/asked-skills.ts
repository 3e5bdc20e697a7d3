import { fold } from '../../../../kernel/text.ts';

/** A skill found in a text, by UTF-16 offsets. */
export interface Mention {
  readonly id: number;
  readonly from: number;
  readonly to: number;
}

const WELCOME =
  /preferibil|preferenzial|gradit|apprezzat|costituisc\w* (?:un )?(?:plus|titolo)|\bun plus\b|opzional|nice to have|desirable|preferred|a plus\b|bonus|advantage/;

/**
 * Which of the skills named in a text the ad demands and which it would only like: those in a line that says "preferibile",
 * "gradita", "nice to have" and the like. One entry for each skill; demanded once is demanded.
 */
export function askedSkills(text: string, mentions: readonly Mention[]): ReadonlyMap<number, { readonly essential: boolean }> {
  const asked = new Map<number, { essential: boolean }>();
  for (const { id, from, to } of mentions) {
    const essential = !WELCOME.test(fold(sentenceAround(text, from, to)));
    if (essential || !asked.has(id)) asked.set(id, { essential });
  }
  return asked;
}

function sentenceAround(text: string, from: number, to: number): string {
  const start = Math.max(text.lastIndexOf('\n', from - 1), text.lastIndexOf('. ', from - 1), text.lastIndexOf(';', from - 1)) + 1;
  const ends = ['\n', '. ', ';'].map((sign) => text.indexOf(sign, to)).filter((at) => at >= 0);
  return text.slice(start, Math.min(...ends, text.length));
}
