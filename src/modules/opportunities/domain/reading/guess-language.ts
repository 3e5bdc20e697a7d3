import { words } from '../../../../kernel/text.ts';

const SIGNS: Record<string, ReadonlySet<string>> = {
  it: new Set(
    'il lo la i gli le un una di del della dei delle da in con per su tra che e si sono nel nella alla al ed anche presso'.split(' '),
  ),
  en: new Set('the a an of to and in for with you we our will be are is as on at your this that or have from'.split(' ')),
  no: new Set('og i til er du vi med som av pa en et har det for kan skal fra vil om'.split(' ')),
};
const ENOUGH_WORDS = 300;
const FEWEST_SIGNS = 3;

/** The language of a text ("it", "en", "no") from its small words; `fallback` when there are too few to tell. */
export function guessLanguage(text: string, fallback = 'it'): string {
  const sample = words(text.slice(0, 4000)).slice(0, ENOUGH_WORDS);
  const scores = Object.entries(SIGNS).map(([language, signs]): [string, number] => [
    language,
    sample.filter((word) => signs.has(word)).length,
  ]);
  const [best] = scores.sort((a, b) => b[1] - a[1]);
  return best && best[1] >= FEWEST_SIGNS ? best[0] : fallback;
}
