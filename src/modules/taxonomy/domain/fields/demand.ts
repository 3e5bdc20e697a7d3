import type { Demand } from './field.ts';

const NEEDED = String.raw`(?:richied|richiest|necessari|indispensabil|obbligatori|essenzial|vincolant|fondamental|previst|tassativ|determinant)\w*`;
const ARE = String.raw`(?:(?:e'?|sono|sia|siano|sara|saranno|viene|vengono|si|era|is|are|be) )?(?:(?:strettamente|assolutamente|necessariamente|being) )?`;
const NOT_NEEDED = String.raw`\bnon ${ARE}(?:${NEEDED}|serv\w+|occorr\w+|import[ai]\w*|necessita\w*)|\b(?:not|isn't|aren't) ${ARE}(?:strictly )?(?:required|needed|necessary|essential|mandatory)`;
/** Only before what they deny. */
const WITHOUT = String.raw`\bsenza\b|\bwithout\b|\bno(?= (?:\w+ ){1,3}(?:is |are )?(?:required|needed|necessary))|\b(?:don't|do not|doesn't) (?:need|require)|\bnessun[oa]?\b`;
/** Only after it, at the end of its part: "patente: no". */
const JUST_NO = String.raw`:\s?no\b(?=\s{0,3}(?:$|[,.;)\n]))`;
const WELCOME = String.raw`preferi\w{0,4}bil\w*|preferile|preferenz\w+|\bsi preferi\w+|\bpreferi(?:amo|sce)\b|gradit[oaie]\w*|\bgradis\w+|apprezzat\w+|\bapprezziamo\b|costitui\w+ (?:un )?(?:plus|titolo|valore|vantaggio)|\bun plus\b|\bplus\b|opzional\w+|facoltativ\w+|eventual\w*|nice to have|nice-to-have|desirable|preferr?ed|preferably|\badvantage\w*|\bbonus\b|\bideal(?:ly|e|mente)\b|\bauspicabil\w*`;
const DEMANDED = String.raw`\b(?:obbligatori\w*|indispensabil\w*|richiest[oaie]|richiede|necessari[oaie]|requisit[oi]|tassativ\w*|fondamental\w*|imprescindibil\w*|required|mandatory|essential|must)\b`;
const CUE = new RegExp(
  `(?<not>${NOT_NEEDED})|(?<without>${WITHOUT})|(?<no>${JUST_NO})|(?<welcome>${WELCOME})|(?<demanded>${DEMANDED})`.replaceAll(
    ' ',
    String.raw`\s{1,3}`,
  ),
  'g',
);
/** Ends of what a cue can reach, and the weaker ends that a wish ("preferibile: A, B, C") passes and a denial does not. */
const ENDS = /[;\n!?•·]|\.(?=\s|$)/g;
const PARTS = /,(?!\d)|\s(?:ma|but|mentre|pero|while)\s|\s-\s/g;
const FARTHEST = 240;

interface Cue {
  readonly demand: Demand;
  readonly at: number;
  readonly end: number;
  readonly side: 'before' | 'after' | 'both';
}

/**
 * How much a text asks for what stands at `from`..`to` (UTF-16 offsets into `plain`, see `plainText`): said by the nearest cue in the
 * same part of the sentence, else by a wish that opens an earlier part and was not taken back. Nothing said = required.
 */
export function demandAt(plain: string, from: number, to: number): Demand {
  const start = lastEnd(plain, from);
  const end = firstEnd(plain, to);
  const sentence = plain.slice(start, end);
  const cues = cuesOf(sentence);
  if (cues.length === 0) return 'required';
  const own = { from: from - start, to: to - start };
  const bounds = [...sentence.matchAll(PARTS)].map((match) => match.index);
  const partFrom = bounds.filter((at) => at < own.from).at(-1) ?? 0;
  const partTo = bounds.find((at) => at >= own.to) ?? sentence.length;
  const near = nearest(
    cues.filter((cue) => cue.end > partFrom && cue.at < partTo),
    own,
  );
  if (near) return near.demand;
  return opening(cues, bounds, sentence, partFrom)?.demand ?? 'required';
}

function cuesOf(sentence: string): Cue[] {
  return [...sentence.matchAll(CUE)].map((match): Cue => {
    const { not, without, no, welcome } = match.groups ?? {};
    const place = { at: match.index, end: match.index + match[0].length };
    if (without !== undefined) return { ...place, demand: 'notRequired', side: 'before' };
    if (no !== undefined) return { ...place, demand: 'notRequired', side: 'after' };
    return { ...place, demand: not !== undefined ? 'notRequired' : welcome !== undefined ? 'preferred' : 'required', side: 'both' };
  });
}

function nearest(cues: readonly Cue[], own: { readonly from: number; readonly to: number }): Cue | undefined {
  let best: { cue: Cue; distance: number } | undefined;
  for (const cue of cues) {
    const before = cue.end <= own.from;
    if ((before && cue.side === 'after') || (!before && cue.side === 'before')) continue;
    // A cue inside the words themselves ("inglese preferibilmente B2") is the nearest of all.
    const distance = before ? own.from - cue.end : Math.max(0, cue.at - own.to);
    if (!best || distance < best.distance) best = { cue, distance };
  }
  return best?.cue;
}

/** The last wish before a part, when it opens its own part: "Preferibile patente B, inglese". */
function opening(cues: readonly Cue[], bounds: readonly number[], sentence: string, partFrom: number): Cue | undefined {
  const cue = cues.filter((each) => each.end <= partFrom).at(-1);
  if (cue?.demand !== 'preferred') return undefined;
  const own = bounds.filter((at) => at < cue.at).at(-1) ?? 0;
  const words = sentence.slice(own, cue.at).match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return words <= 2 ? cue : undefined;
}

function lastEnd(plain: string, from: number): number {
  const start = Math.max(0, from - FARTHEST);
  const ends = [...plain.slice(start, from).matchAll(ENDS)];
  const last = ends.at(-1);
  return last ? start + last.index + 1 : start;
}

function firstEnd(plain: string, to: number): number {
  const window = plain.slice(to, to + FARTHEST);
  const end = window.search(/[;\n!?•·]|\.(?=\s|$)/);
  return end < 0 ? to + window.length : to + end;
}
