import type { Locale } from '../../../../platform/i18n/catalogue.ts';
import type { Taxonomy } from '../../../taxonomy/api.ts';
import type { ChipChoice } from '../../content/chip-choices.tsx';

/** Those that young people have most often come first; the rest follow by name. */
const FIRST = ['patente-b', 'patente-am', 'patente-a', 'patentino-muletto', 'patente-c', 'cqc'].map((id) => `urn:talenthub:skill:${id}`);

/** Every licence of the taxonomy as a check box. */
export function licenceChoices(taxonomy: Taxonomy, locale: Locale, held: readonly number[]): readonly ChipChoice[] {
  const collator = new Intl.Collator(locale);
  const rank = (uri: string) => (FIRST.includes(uri) ? FIRST.indexOf(uri) : FIRST.length);
  return [...taxonomy.skills()]
    .filter((skill) => skill.licence)
    .sort((a, b) => rank(a.uri) - rank(b.uri) || collator.compare(a.label(locale), b.label(locale)))
    .map((skill) => ({ value: String(skill.id), label: skill.label(locale), ticked: held.includes(skill.id) }));
}
