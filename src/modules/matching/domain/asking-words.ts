import { fold } from '../../../kernel/text.ts';

/** "Cerco lavoro come…", "offerte di lavoro", "jobs": said to whoever looks for jobs, and no word of the ads that are looked for. */
const WISH =
  '(?:cerco|cercasi|cerchiamo|trova|trovare|vorrei|voglio|mi piacerebbe|sto cercando|sono in cerca di|sono alla ricerca di|looking for|i want|i would like)';
const OFFERS = '(?:offert[ae]|annunci|annuncio|proposte?|opportunita|posti?|posto)(?: di)?';
const WORK = `(?:(?:${OFFERS} )?(?:lavoro|impiego)|${OFFERS}(?= lavorativ)|offerte|annunci|lavorare|fare|jobs?|work(?:ing)?)`;
const LINK = '(?:come|da|per|con|in|nel|nella|nello|nei|negli|nelle|as|an?|with|for|gli|le|il|la|i|un|una|uno)';
const START = new RegExp(`^(?:${WISH} )?(?:(?:un|il|qualche|to|a) )?${WORK}(?= |$)(?: ${LINK}(?= |$))*`);
const ONLY_WISH = new RegExp(`^${WISH}(?= |$)(?: (?:un|una|il|la|to))?`);
const END = /(?:^| )(?:offerte(?: di)? lavoro|annunci(?: di)? lavoro|jobs?)$/;

/** The text without the words that only ask for work: "cerco lavoro come cuoco" → "cuoco". Empty when there is nothing else. Folded when anything was left out. */
export function withoutAsking(text: string): string {
  const folded = fold(text);
  const rest = folded.replace(START, '').replace(ONLY_WISH, '').trim().replace(END, '').trim();
  return rest === folded ? text : rest;
}
