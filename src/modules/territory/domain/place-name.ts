import { fold } from '../../../kernel/text.ts';

/** Small words that people leave out or change: "Reggio Emilia" for "Reggio nell'Emilia". */
const SMALL_WORDS = new Set(
  'd di de del dei degli della delle dell da dal dalla in nel nella nell sul sulla sull sui su al alla all ai a con e ed il lo la l le gli i per ed'.split(
    ' ',
  ),
);

/** The name as words of letters and digits: "Sant'Angelo Lodigiano" → "sant angelo lodigiano". */
export function foldName(name: string): string {
  return fold(name.replace(/ß/g, 'ss'))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The name without spaces, so that "Castelgandolfo" and "Castel Gandolfo" are one. */
export function compactName(name: string): string {
  return foldName(name).replaceAll(' ', '');
}

/** The words that tell one name from another; the whole name when it is made of small words only. */
export function contentWords(name: string): string[] {
  const words = foldName(name).split(' ');
  const content = words.filter((word) => !SMALL_WORDS.has(word));
  return content.length > 0 ? content : words;
}
