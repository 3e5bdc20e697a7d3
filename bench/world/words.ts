import type { Random } from './random.ts';

const SYLLABLES =
  'ca me rie re ma gaz zi no ven di ta ser vi zio pro du ne uf fi cio lo gi sti tec ni co as si sten te mon gio fa bri sal da pu li por tu ru spe cu'.split(
    ' ',
  );
/** Pairs and fours of endings, so that the stemmer has work: one stem is seen in several forms, as in Italian. */
const ENDINGS = ['o', 'i', 'a', 'e', 'ore', 'ori', 'zione', 'zioni', 'ista', 'isti', 'tura', 'ato', 'ata', 'are'];

/** Made-up words of two to four syllables and an ending: about nine letters, a little above the length of an Italian content word. */
export function makeWords(random: Random, count: number): string[] {
  const words = new Set<string>();
  while (words.size < count) {
    const root = Array.from({ length: 2 + random.below(2) }, () => random.pick(SYLLABLES)).join('');
    const forms = 1 + random.below(4);
    for (let form = 0; form < forms && words.size < count; form++) words.add(root + random.pick(ENDINGS));
  }
  return [...words];
}
