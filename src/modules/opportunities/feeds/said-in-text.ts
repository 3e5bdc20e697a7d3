import { type Field, type Licence, onlyPay, readFields } from '../../taxonomy/api.ts';
import type { AskedLanguage, AskedLicence, Contract, Pay, Schedule, Shift, StartWish } from '../domain/opportunity.ts';

/** What the words of an ad say, where its source has no field for it. `null`, or an empty list, = not said, or said in ways that exclude each other. */
export interface SaidInText {
  readonly contract: Contract | null;
  readonly schedule: Schedule | null;
  readonly hoursWeek: { readonly min: number; readonly max: number } | null;
  readonly pay: Pay | null;
  readonly agreement: string | null;
  readonly licences: readonly AskedLicence[];
  readonly languages: readonly AskedLanguage[];
  readonly educationLevel: number | null;
  readonly experienceMonths: number | null;
  readonly start: StartWish | null;
  readonly shifts: readonly Shift[];
}

type Of<K extends Field['kind']> = Extract<Field, { kind: K }>;

/** Reads title and description. A contract in the title is the ad's; one in the description only if it is the only one. */
export function saidInText(title: string, description: string): SaidInText {
  const inTitle = readFields(title);
  const fields = [...inTitle, ...readFields(description)].filter((field) => field.demand !== 'notRequired' || field.kind === 'experience');
  const all = <K extends Field['kind']>(kind: K) => fields.filter((field): field is Of<K> => field.kind === kind);
  const titled = inTitle.find((field) => field.kind === 'contract');
  return {
    contract: titled?.kind === 'contract' ? titled.value.contract : only(all('contract').map(({ value }) => value.contract)),
    schedule: scheduleOf(all('schedule').map(({ value }) => value)),
    hoursWeek: onlyHours(all('hours')),
    pay: onlyPay(fields),
    agreement: only(all('agreement').flatMap(({ value }) => value.name ?? [])),
    licences: licencesOf(all('licence')),
    languages: languagesOf(all('language')),
    educationLevel: lowest(all('education').filter(isRequired)),
    experienceMonths: experienceOf(all('experience')),
    start: all('start')[0]?.value ?? null,
    shifts: [...new Set(all('shift').map(({ value }) => value))],
  };
}

function only<T>(values: readonly T[]): T | null {
  const different = [...new Set(values)];
  return different.length === 1 ? (different[0] as T) : null;
}

function isRequired(field: Field): boolean {
  return field.demand === 'required';
}

/** Full and part time are both on offer: which of them is for the person to say. */
function scheduleOf(values: readonly Schedule[]): Schedule | null {
  const different = new Set(values);
  if (different.has('full_time') && different.has('part_time')) return 'flexible';
  return different.has('full_time') ? 'full_time' : different.has('part_time') ? 'part_time' : (values[0] ?? null);
}

/** Weekly hours that a text states once, also as a range; null when it states different ones. */
export function onlyHours(fields: readonly Field[]): { readonly min: number; readonly max: number } | null {
  const stated = fields.filter((field) => field.kind === 'hours').map(({ value }) => value);
  const [first] = stated;
  return first && stated.every(({ min, max }) => min === first.min && max === first.max) ? first : null;
}

function licencesOf(fields: readonly Of<'licence'>[]): AskedLicence[] {
  const asked = new Map<Licence, boolean>();
  for (const field of fields) asked.set(field.value, asked.get(field.value) === true || isRequired(field));
  return [...asked].map(([licence, essential]) => ({ licence, essential }));
}

/** One entry for each language, the highest level named; essential once is essential. */
function languagesOf(fields: readonly Of<'language'>[]): AskedLanguage[] {
  const asked = new Map<string, AskedLanguage>();
  for (const field of fields) {
    const { lang, level } = field.value;
    const known = asked.get(lang);
    const levels = [known?.level ?? null, level].filter((each) => each !== null).sort();
    asked.set(lang, { lang, level: levels.at(-1) ?? null, essential: known?.essential === true || isRequired(field) });
  }
  return [...asked.values()];
}

function lowest(fields: readonly Of<'education'>[]): number | null {
  return fields.length === 0 ? null : Math.min(...fields.map(({ value }) => value));
}

/** "Anche prima esperienza" opens the ad to everybody; else the most that is required. */
function experienceOf(fields: readonly Of<'experience'>[]): number | null {
  if (fields.some(({ value }) => value === 0)) return 0;
  const months = fields.filter(isRequired).flatMap(({ value }) => value ?? []);
  return months.length === 0 ? null : Math.max(...months);
}
