import { words } from '../../../kernel/text.ts';

const LONGEST_PHRASE = 4;
/** Longer questions are sentences: their words get no synonyms, or everything would be found. */
const MOST_WORDS = 8;

/**
 * For each phrase of the text that has other words: the phrase, then what may stand for it. Longer phrases win: "aiuto cuoco" is
 * not also searched as "cuoco" and its synonyms.
 */
export function synonymGroups(text: string, synonymsOf: (phrase: string) => readonly string[]): string[][] {
  const typed = words(text);
  if (typed.length > MOST_WORDS) return [];
  const groups: string[][] = [];
  for (let at = 0; at < typed.length; ) {
    let taken = 1;
    for (let length = Math.min(LONGEST_PHRASE, typed.length - at); length > 0; length--) {
      const phrase = typed.slice(at, at + length).join(' ');
      const others = synonymsOf(phrase).filter((other) => words(other).join(' ') !== phrase);
      if (others.length === 0) continue;
      groups.push([phrase, ...others]);
      taken = length;
      break;
    }
    at += taken;
  }
  return groups;
}
