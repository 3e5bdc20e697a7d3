import { fold } from '../../../kernel/text.ts';

/** What has to be known of a place to find it among words. */
interface NamedPlace {
  readonly istat: string;
  readonly name: string;
  readonly capital: boolean;
}

/** Words before a name that make it a place beyond doubt, longest first. */
const SURE = [['nei', 'pressi', 'di'], ['vicino', 'a'], ['vicino', 'ad'], ['comune', 'di'], ['zona'], ['vicino'], ['near']];
const PROVINCE = [['in', 'provincia', 'di'], ['nella', 'provincia', 'di'], ['provincia', 'di'], ['prov', 'di'], ['provincia'], ['prov']];
/** Words that go with a place but with other things as well. */
const PERHAPS = new Set(['a', 'ad', 'in', 'su', 'presso', 'at']);
const LONGEST_NAME = 5;
/** Shorter beginnings of names ("San", "Monte") say nothing. */
const SHORTEST_BEGINNING = 6;

/** Comuni by what people write: the whole name, or its first word when no other comune begins so. */
export class PlaceNames<P extends NamedPlace> {
  readonly #whole = new Map<string, P | null>();
  readonly #beginnings = new Map<string, P | null>();

  constructor(places: Iterable<P>) {
    for (const place of places) {
      const name = tokensOf(place.name).join(' ');
      this.#whole.set(name, this.#whole.has(name) ? null : place);
      const [first = ''] = name.split(' ');
      if (first.length >= SHORTEST_BEGINNING) this.#beginnings.set(first, this.#beginnings.has(first) ? null : place);
    }
  }

  /** The only comune of that name; null when there is none, or several. */
  named(words: readonly string[]): P | null {
    const name = words.join(' ');
    return this.#whole.has(name) ? (this.#whole.get(name) ?? null) : (this.#beginnings.get(name) ?? null);
  }
}

export interface FoundPlace<P> {
  readonly place: P;
  /** As it stands in the text. */
  readonly typed: string;
  /** The text without the place and the words that lead to it. */
  readonly rest: string;
  /** 'province' when the whole province was named. */
  readonly extent: 'town' | 'province';
  /** `sure`: nothing else can be meant. `led`: "a" or "in" stands before it. `bare`: only the name. */
  readonly evidence: 'sure' | 'led' | 'bare';
}

/** The comune that a search names at its end, at its start, or after "a", "zona", "provincia di"…; null when it names none, or one of several. */
export function placeInWords<P extends NamedPlace>(text: string, names: PlaceNames<P>): FoundPlace<P> | null {
  const typed = text.split(/[\s,;/]+/).filter((token) => token !== '');
  const folded = typed.map((token) => tokensOf(token).join(' '));
  for (let length = Math.min(LONGEST_NAME, typed.length); length > 0; length--) {
    for (let at = typed.length - length; at >= 0; at--) {
      const found = placeAt(typed, folded, { at, length }, names);
      if (found) return found;
    }
  }
  return null;
}

function placeAt<P extends NamedPlace>(
  typed: readonly string[],
  folded: readonly string[],
  { at, length }: { at: number; length: number },
  names: PlaceNames<P>,
): FoundPlace<P> | null {
  const place = names.named(folded.slice(at, at + length));
  if (!place) return null;
  const before = (leads: readonly (readonly string[])[]) =>
    leads.find((lead) => lead.length <= at && lead.every((word, i) => folded[at - lead.length + i] === word))?.length ?? 0;
  const [province, sure, led] = [before(PROVINCE), before(SURE), PERHAPS.has(folded[at - 1] ?? '') ? 1 : 0];
  const lead = province || sure || led;
  if (lead === 0 && at > 0 && at + length < typed.length) return null;
  const name = typed.slice(at, at + length).join(' ');
  return {
    place,
    typed: name,
    rest: [...typed.slice(0, at - lead), ...typed.slice(at + length)].join(' '),
    extent: province > 0 && place.capital ? 'province' : 'town',
    evidence: province || sure || length > 1 || place.capital ? 'sure' : led ? 'led' : 'bare',
  };
}

/** Folded, without signs: "L'Aquila" and "l aquila" are one name. */
function tokensOf(name: string): string[] {
  return fold(name).match(/[\p{L}\p{N}]+/gu) ?? [];
}
