/** What can be read in a place written as one text: "20121 Milano (MI), Italia". */
export interface PlaceText {
  /** Parts between commas, slashes and spaced hyphens: a name, a province, a region, an address… */
  readonly parts: readonly string[];
  /** What stood in brackets. */
  readonly bracketed: readonly string[];
  readonly postcode: string | null;
}

const POSTCODE = /(?<![\p{L}\p{N}])(?:I(?:T)?-?)?(\d{5})(?![\p{L}\p{N}])/u;
const TITLE = /^(?:comune di|citt[aà] metropolitana di|presso|a)\s+/i;
const ITALY = new Set(['it', 'ita', 'italia', 'italy', 'italie', 'italien', 'repubblica italiana']);
const ZONES = /\s+(?:centro|citt[aà]|capitale|centro storico|scalo|e (?:provincia|dintorni|hinterland|(?:zone |comuni )?limitrof[eiao]))$/i;

export function readPlaceText(text: string): PlaceText {
  const postcode = POSTCODE.exec(text)?.[1] ?? null;
  const bracketed = [...text.matchAll(/[([]([^)\]]*)[)\]]?/g)].map((match) => (match[1] ?? '').trim()).filter((part) => part !== '');
  const parts = text
    .replace(/[([][^)\]]*[)\]]?/g, ' ')
    .replace(POSTCODE, ' ')
    .split(/\s*[,;/|\n]\s*|\s+[-–—]\s+/)
    .map((part) => part.replace(/\s+/g, ' ').trim().replace(TITLE, ''))
    .filter((part) => part !== '' && !isItaly(part));
  return { parts, bracketed, postcode };
}

/** Whether a country's name or code means Italy. */
export function isItaly(country: string): boolean {
  return ITALY.has(country.trim().toLowerCase());
}

/** "Milano centro", "città di Milano" → "Milano"; null when nothing was cut. For names that were not found whole ("Città di Castello"). */
export function withoutZone(name: string): string | null {
  const cut = name.replace(ZONES, '').replace(/^citt[aà] di\s+/i, '');
  return cut === name || cut === '' ? null : cut;
}

/** "Cremona CR", "Affile Roma" → the name and what may be its province; null for a single word. */
export function splitProvince(name: string): { readonly name: string; readonly province: string } | null {
  const match = /^(.*\S)\s+(\p{L}{2,})$/u.exec(name);
  return match?.[1] && match[2] ? { name: match[1], province: match[2] } : null;
}
