/** Interface languages. Italian first; another language is one more JSON file per module. */
export const LOCALES = ['it', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

interface Plural {
  readonly one: string;
  readonly other: string;
}
type Message = string | Plural;
export type MessageParams = Readonly<Record<string, string | number>>;
/** Translates a key of one catalogue. `{name}` is replaced by the value; numbers are written the locale's way; `{n}` chooses the plural. */
export type Translate<K extends string = string> = (key: K, params?: MessageParams) => string;
export type Catalogue<K extends string = string> = (locale: Locale) => Translate<K>;

/** A catalogue whose keys are not known here; cast its translator to `Translate` where keys are made from data. */
export type AnyCatalogue = (locale: Locale) => (key: never, params?: MessageParams) => string;

/** The texts of one module. A key that is missing in one language does not compile. */
export function catalogue<M extends Readonly<Record<string, Message>>>(
  it: M,
  en: { readonly [K in keyof M]: Message },
): Catalogue<Extract<keyof M, string>> {
  const translators: Record<Locale, Translate<Extract<keyof M, string>>> = {
    it: (key, params) => render(it[key], 'it', params, key),
    en: (key, params) => render(en[key], 'en', params, key),
  };
  return (locale) => translators[locale];
}

/** Whether a catalogue has this key; for keys made from data, such as `error.<code>`. */
export function hasKey<K extends string>(messages: Readonly<Record<K, unknown>>, key: string): key is K {
  return Object.hasOwn(messages, key);
}

const pluralRules: Record<Locale, Intl.PluralRules> = { it: new Intl.PluralRules('it'), en: new Intl.PluralRules('en') };
const numbers: Record<Locale, Intl.NumberFormat> = {
  it: new Intl.NumberFormat('it-IT', { useGrouping: 'always' }),
  en: new Intl.NumberFormat('en-GB'),
};

function render(message: Message | undefined, locale: Locale, params: MessageParams | undefined, key: string): string {
  if (message === undefined) return key;
  const template = typeof message === 'string' ? message : choosePlural(message, locale, params);
  if (!params) return template;
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? written(value, locale) : value;
  });
}

/** Below a thousand there is nothing to group, and most numbers of a page are counts. */
function written(value: number, locale: Locale): string {
  return Number.isInteger(value) && value >= 0 && value < 1000 ? String(value) : numbers[locale].format(value);
}

function choosePlural(message: Plural, locale: Locale, params: MessageParams | undefined): string {
  const count = params?.n;
  return typeof count === 'number' && pluralRules[locale].select(count) === 'one' ? message.one : message.other;
}
