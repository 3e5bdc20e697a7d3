import { fold } from '../../../kernel/text.ts';
import type { NameEntry } from './name-index.ts';

/** A word that may be shortened: begins and ends so, or is one of these. */
type WordPattern = (word: string) => boolean;

const SAINTS = new Set(['san', 'sant', 'santo', 'santa', 'santi', 'sante']);
const SHORT: ReadonlyMap<string, WordPattern> = new Map([
  ['s', (word: string) => SAINTS.has(word)],
  ['ss', (word: string) => word === 'santi' || word === 'santissima'],
  ['sta', (word: string) => word === 'santa'],
  ['sto', (word: string) => word === 'santo'],
]);

/** The words of a text with shortened ones ("S. Angelo", "San Donato Mil.se"), or null when none is shortened. */
export function readAbbreviated(text: string): readonly WordPattern[] | null {
  const tokens = fold(text)
    .replace(/(?<![a-z])([a-z])\.(?=[a-z]{3})/g, '$1. ')
    .split(/[\s\-'/]+/)
    .filter((token) => token !== '');
  let shortened = false;
  const patterns = tokens.map((token): WordPattern => {
    const short = SHORT.get(token.replace(/\.$/, ''));
    const [start = '', end] = token.split('.');
    if (short || (end !== undefined && start !== '')) shortened = true;
    if (short) return short;
    if (end !== undefined) return (word) => word.length > start.length + end.length && word.startsWith(start) && word.endsWith(end);
    return (word) => word === token;
  });
  return shortened ? patterns : null;
}

/** `whole` when the patterns are all the words of the name, `start` when they are its first ones (the last may be unfinished). */
export function fitsAbbreviation(patterns: readonly WordPattern[], entry: NameEntry): 'whole' | 'start' | null {
  if (entry.words.length < patterns.length) return null;
  const fits = patterns.every((pattern, index) => pattern(entry.words[index] as string));
  if (!fits) return null;
  return entry.words.length === patterns.length ? 'whole' : 'start';
}
