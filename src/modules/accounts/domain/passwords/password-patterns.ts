/** Rows and columns of the keyboard (Italian and American), the alphabet, the digits: what a finger or a child follows. */
const WALKS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  "\\1234567890'ì",
  'qwertyuiopè+[]',
  'asdfghjklòàù;',
  'zxcvbnm,.-',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1q2w3e4r5t6y7u8i9o0p',
  'zaq1xsw2cde3vfr4bgt5nhy6mju7',
  '147258369',
].flatMap((walk) => [walk, [...walk].reverse().join('')]);
const SHORTEST_WALK = 4;

/** How many characters are left when every walk along the keyboard and every run of one character counts for one. */
export function effectiveLength(folded: string): number {
  let count = 0;
  for (let at = 0; at < folded.length; count++) at += Math.max(1, runAt(folded, at), walkAt(folded, at));
  return count;
}

/** Length of the run of one character that begins here, when it is three or more. */
function runAt(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && text[end] === text[at]) end++;
  return end - at >= 3 ? end - at : 1;
}

/** Length of the longest walk that begins here, when it is long enough to be one. */
function walkAt(text: string, at: number): number {
  const start = text.slice(at, at + SHORTEST_WALK);
  if (start.length < SHORTEST_WALK) return 1;
  let longest = 1;
  for (const walk of WALKS) {
    for (let from = walk.indexOf(start); from >= 0; from = walk.indexOf(start, from + 1)) {
      let length = SHORTEST_WALK;
      while (at + length < text.length && text[at + length] === walk[from + length]) length++;
      longest = Math.max(longest, length);
    }
  }
  return longest;
}

/** One piece again and again ("ciaociaociaociao", the last time perhaps cut short). */
export function isRepetition(text: string): boolean {
  for (let period = 1; period <= text.length / 2; period++) {
    if (text.slice(period) === text.slice(0, text.length - period)) return true;
  }
  return false;
}
