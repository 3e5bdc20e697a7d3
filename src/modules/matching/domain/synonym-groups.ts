import { stem, words } from '../../../kernel/text.ts';

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
      // A single letter ("m" of "H&M") names nothing.
      const others = phrase.length > 1 ? worthSearching(phrase, synonymsOf(phrase)) : [];
      if (others.length === 0) continue;
      groups.push([phrase, ...others]);
      taken = length;
      break;
    }
    at += taken;
  }
  return groups;
}

/**
 * "Cameriere ai tavoli" finds nothing that "cameriere" does not: phrases that hold all the words of a shorter one are left out. And
 * "patente C" is no other word for "patente C e CQC": phrases that hold only some of the words typed ask for less.
 */
function worthSearching(phrase: string, others: readonly string[]): string[] {
  const typed = stemsOf(phrase);
  const kept = [typed];
  const shortFirst = [...others].sort((a, b) => words(a).length - words(b).length);
  const worth = new Set(
    shortFirst.filter((other) => {
      const stems = stemsOf(other);
      if (stems.size === 0 || [...stems].every((stemmed) => typed.has(stemmed))) return false;
      if (kept.some((shorter) => [...shorter].every((stemmed) => stems.has(stemmed)))) return false;
      kept.push(stems);
      return true;
    }),
  );
  return others.filter((other) => worth.has(other));
}

function stemsOf(text: string): Set<string> {
  return new Set(words(text).map(stem));
}
