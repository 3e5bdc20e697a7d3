import laws from '../../../../reference/legal/labour-law.json' with { type: 'json' };
import type { Locale } from '../../../platform/i18n/catalogue.ts';
import type { Contract } from '../domain/opportunity.ts';
import { type TextKey, texts } from '../texts.ts';

type Section = 'what' | 'duration' | 'pay' | 'leave' | 'end' | 'age';
type Law = keyof typeof laws;

export interface DecodedContract {
  readonly sections: readonly { readonly title: string; readonly text: string }[];
  /** The laws behind the numbers that the texts name, each once. */
  readonly sources: readonly { readonly name: string; readonly url: string }[];
}

const EMPLOYEE: Partial<Record<Section, TextKey>> = { leave: 'law.leave.employee', end: 'law.end.open', age: 'law.age.employee' };
const UNTIL_A_DATE: Partial<Record<Section, TextKey>> = { ...EMPLOYEE, end: 'law.end.term' };

/** Which sentence answers which question, for each contract. A question without a sure answer is left out. */
const SENTENCES: Record<Contract, Partial<Record<Section, TextKey>>> = {
  permanent: { what: 'law.permanent.what', duration: 'law.permanent.duration', ...EMPLOYEE },
  fixed_term: { what: 'law.fixed_term.what', duration: 'law.fixed_term.duration', ...UNTIL_A_DATE },
  apprenticeship: {
    what: 'law.apprenticeship.what',
    duration: 'law.apprenticeship.duration',
    pay: 'law.apprenticeship.pay',
    leave: 'law.leave.employee',
    end: 'law.apprenticeship.end',
    age: 'law.apprenticeship.age',
  },
  internship: {
    what: 'law.internship.what',
    duration: 'law.internship.duration',
    pay: 'law.internship.pay',
    leave: 'law.internship.leave',
    end: 'law.internship.end',
    age: 'law.internship.age',
  },
  agency: { what: 'law.agency.what', duration: 'law.agency.duration', pay: 'law.agency.pay', ...EMPLOYEE, end: 'law.agency.end' },
  on_call: {
    what: 'law.on_call.what',
    duration: 'law.on_call.duration',
    leave: 'law.on_call.leave',
    end: 'law.end.open',
    age: 'law.on_call.age',
  },
  seasonal: { what: 'law.seasonal.what', duration: 'law.seasonal.duration', ...UNTIL_A_DATE },
  collaboration: {
    what: 'law.collaboration.what',
    duration: 'law.collaboration.duration',
    leave: 'law.collaboration.leave',
    end: 'law.collaboration.end',
  },
  self_employed: {
    what: 'law.self_employed.what',
    pay: 'law.self_employed.pay',
    leave: 'law.self_employed.leave',
    end: 'law.self_employed.end',
  },
  occasional: { what: 'law.occasional.what', duration: 'law.occasional.duration', leave: 'law.occasional.leave', age: 'law.age.employee' },
  civil_service: {
    what: 'law.civil_service.what',
    duration: 'law.civil_service.duration',
    pay: 'law.civil_service.pay',
    leave: 'law.civil_service.leave',
    end: 'law.civil_service.end',
    age: 'law.civil_service.age',
  },
  volunteering: {
    what: 'law.volunteering.what',
    pay: 'law.volunteering.pay',
    leave: 'law.volunteering.leave',
    end: 'law.volunteering.end',
    age: 'law.volunteering.age',
  },
};

const ORDER: readonly Section[] = ['what', 'duration', 'pay', 'leave', 'end', 'age'];
/** An allowance set by the Region is said only where that Region's rules hold. */
const LOMBARDY_ONLY: ReadonlySet<TextKey> = new Set(['law.internship.pay']);

/** What a contract means for who signs it, in plain words. Numbers come from reference/legal only; `null` = the ad does not say. */
export function decodeContract(contract: Contract | null, locale: Locale, inLombardy: boolean): DecodedContract {
  const t = texts(locale);
  const sentences = contract === null ? { what: 'law.unknown.what' as const } : SENTENCES[contract];
  const used = new Set<Law>();
  const sections = ORDER.flatMap((section) => {
    const key = sentences[section];
    if (key === undefined || (LOMBARDY_ONLY.has(key) && !inLombardy)) return [];
    for (const law of lawsIn(t(key))) used.add(law);
    return [{ title: t(`decoder.${section}`), text: t(key, VALUES) }];
  });
  const sources = new Map([...used].map((law) => [laws[law].source, { name: laws[law].source, url: laws[law].url }]));
  return { sections, sources: [...sources.values()] };
}

const VALUES = Object.fromEntries(Object.entries(laws).map(([name, law]) => [name, law.value]));

function lawsIn(template: string): Law[] {
  return [...template.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => (name !== undefined && name in laws ? [name as Law] : []));
}
