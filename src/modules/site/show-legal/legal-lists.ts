import type { Locale, Translate } from '../../../platform/i18n/catalogue.ts';
import type { ModuleManifest } from '../../../platform/module/manifest.ts';
import { heldData } from '../../accounts/api.ts';
import { texts } from '../texts.ts';

/** One line of a list: what it is about, and what is said of it. */
export interface LegalLine {
  readonly term: string;
  readonly text: string;
}

/** Why data is used, each with its legal basis (GDPR, articles 6 and 8). */
const PURPOSES = ['account', 'guidance', 'safety', 'messages', 'consents', 'statistics'] as const;

/** The lists of the privacy page, by section. How long data is kept comes from the manifests: it cannot say anything else than the code. */
export function legalLists(modules: readonly ModuleManifest[], locale: Locale): Readonly<Record<string, readonly LegalLine[]>> {
  const t = texts(locale);
  const purposes = PURPOSES.map((purpose) => ({ term: t(`privacy.purpose.${purpose}`), text: t(`privacy.basis.${purpose}`) }));
  const byWhat = Map.groupBy(heldData(modules, locale), ({ what, why, keptDays }) => JSON.stringify([what, why, keptDays]));
  const kept = [...byWhat.values()].flatMap(([datum]) =>
    datum ? [{ term: datum.what, text: `${datum.why} ${howLong(t as Translate, datum.keptDays)}` }] : [],
  );
  return { 'privacy.purposes': purposes, 'privacy.kept': kept };
}

function howLong(t: Translate, keptDays: number | null): string {
  return keptDays === null ? t('privacy.kept.account') : t('privacy.kept.days', { n: keptDays });
}
