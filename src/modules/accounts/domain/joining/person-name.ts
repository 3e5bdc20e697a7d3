const LONGEST = 80;
/** They turn the direction of what follows around: one name could rewrite the line it stands in. */
const TURNS = /[\u202A-\u202E\u2066-\u2069\u200E\u200F]/g;
/** Mails show names: nobody has us send a link to a stranger. */
const ADDRESS = /:\/\/|\bwww\.|@/i;

export type NameProblem = 'form.required' | 'name.long' | 'name.address';

/** A name as people write theirs, in any script and with any sign: composed, single blanks, no control characters. */
export function readName(typed: string): { readonly name: string } | { readonly problem: NameProblem } {
  const name = typed
    .normalize('NFC')
    .replace(TURNS, '')
    .replace(/[\p{Cc}\p{Z}\s]+/gu, ' ')
    .trim();
  if (name === '') return { problem: 'form.required' };
  if ([...name].length > LONGEST) return { problem: 'name.long' };
  return ADDRESS.test(name) ? { problem: 'name.address' } : { name };
}
