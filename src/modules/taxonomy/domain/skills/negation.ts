import type { Token } from '../words.ts';

/** What "non" has to be followed by to deny a requirement: "non è richiesta", "non serve", "not required". */
const NEEDED =
  /^(?:richied|richiest|necessari|indispensabil|obbligatori|essenzial|serv|occorr|import|previst|required|needed|necessary|essential)/;
const REACH_BEFORE = 6;
const REACH_AFTER = 5;

/** Whether the words around a mention say that the skill is not asked for. `from` and `to` are places in `tokens`, `to` excluded. */
export function isDenied(tokens: readonly Token[], from: number, to: number): boolean {
  return deniedBefore(tokens, from) || deniedAfter(tokens, to);
}

function deniedBefore(tokens: readonly Token[], from: number): boolean {
  let needed = false;
  for (let at = from - 1; at >= Math.max(0, from - REACH_BEFORE); at--) {
    if ((tokens[at + 1] as Token).breaks) return false;
    const { word } = tokens[at] as Token;
    if (word === 'senza' || word === 'without') return true;
    if (NEEDED.test(word)) needed = true;
    else if (word === 'non' || word === 'not' || word === 'no') return needed;
  }
  return false;
}

function deniedAfter(tokens: readonly Token[], to: number): boolean {
  let denied = false;
  for (let at = to; at < Math.min(tokens.length, to + REACH_AFTER); at++) {
    const token = tokens[at] as Token;
    if (token.breaks) return false;
    if (token.word === 'non' || token.word === 'not') denied = true;
    else if (denied && NEEDED.test(token.word)) return true;
  }
  return false;
}
