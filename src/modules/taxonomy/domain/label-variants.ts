const GENDER_MARKS = /[([]?\b[mfdx](?:\s?[/|]\s?[mfdxn]){1,3}\b[)\]]?/gi;
const SUFFIX = /([\p{L}]{3,})\/(-?)(a|o|e|i|trice|rice|ice|tore|essa|iera|iere|ora)(?![\p{L}])/giu;
const BRACKETS = /\s*\([^()]*\)/g;

/**
 * The ways to read a label with slashes: "cameriere/a" → cameriere, cameriera; "fornaio/fornaia" → both; "direttore tecnico/direttrice
 * tecnica" → both halves. Marks like "(m/f)" go. A label without slashes is its only variant.
 */
export function labelVariants(label: string): string[] {
  const plain = label.replace(GENDER_MARKS, ' ').replace(/\s+/g, ' ').trim();
  if (!plain.includes('/')) return [plain];
  const masculine = plain.replace(SUFFIX, '$1');
  const feminine = plain.replace(SUFFIX, (_whole, word: string, _dash: string, suffix: string) => withEnding(word, suffix.toLowerCase()));
  return [...new Set([...splitSlashes(masculine), ...splitSlashes(feminine)])];
}

/** The label without what stands in brackets: "Java (computer programming)" → "Java". Empty when nothing is left. */
export function withoutBrackets(label: string): string {
  return label.replace(BRACKETS, '').trim();
}

/** "cameriere" + "a" → "cameriera"; "direttore" + "trice" → "direttrice"; "dottore" + "essa" → "dottoressa". */
function withEnding(word: string, ending: string): string {
  if (ending === 'trice' || ending === 'rice' || ending === 'ice')
    return word.replace(/(?:tore|tor|ore|e)$/i, (end) => (end.length > 2 && /^t/i.test(end) ? 'trice' : 'rice'));
  if (ending === 'tore') return word.replace(/trice$/i, 'tore');
  if (ending === 'iera' || ending === 'iere') return word.replace(/ier[ea]$/i, ending);
  return word.replace(/[aeio]$/i, '') + ending;
}

function splitSlashes(label: string): string[] {
  const slash = /([\p{L}'’-]+)\s?\/\s?([\p{L}'’-]+)/u.exec(label);
  if (!slash) return [label.replaceAll('/', ' ').replace(/\s+/g, ' ').trim()];
  const [whole, left = '', right = ''] = slash;
  const before = label.slice(0, slash.index);
  const after = label.slice(slash.index + whole.length);
  const options = alike(left, right) ? [`${before}${left}${after}`, `${before}${right}${after}`] : [`${before}${left}`, `${right}${after}`];
  return options.flatMap(splitSlashes);
}

/** Two forms of one word, such as operatore and operatrice. */
function alike(a: string, b: string): boolean {
  const length = Math.min(4, a.length - 1, b.length - 1);
  return length >= 3 && a.slice(0, length).toLowerCase() === b.slice(0, length).toLowerCase();
}
