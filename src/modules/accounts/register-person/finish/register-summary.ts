import { startOfRomeDay } from '../../../../kernel/rome-time.ts';
import type { Locale } from '../../../../platform/i18n/catalogue.ts';
import { formatDate } from '../../../../platform/i18n/format.ts';
import { type Gazetteer, placeLabel } from '../../../territory/api.ts';
import type { RegisterDraft, RegisterPage } from '../../domain/joining/register-draft.ts';
import { texts } from '../../texts.ts';

/** One answer in words, and the page where it can be changed. */
export interface SummaryLine {
  readonly question: string;
  readonly answer: string;
  readonly page: RegisterPage;
}

/** "Check your answers": everything said so far. */
export function registerSummary(draft: RegisterDraft, places: Gazetteer, locale: Locale): readonly SummaryLine[] {
  const t = texts(locale);
  const place = (istat: string | null) => {
    const found = istat ? places.byIstat(istat) : undefined;
    return found ? placeLabel(found) : t('check.not-said');
  };
  const { organisation: it } = draft;
  if (it) {
    const lines = [
      [t('organisation.name'), it.name],
      [t('organisation.kind'), t(`kind.${it.kind}`)],
      [t('organisation.vat'), it.vatNumber],
      [t('organisation.comune'), place(it.comune)],
      [t('organisation.website'), it.website ?? t('check.not-said')],
      [t('organisation.pec'), it.pec ?? t('check.not-said')],
    ] as const;
    return lines.map(([question, answer]) => ({ question, answer, page: 'ente' }));
  }
  const given = draft.consents.map((purpose) => t(`consent.${purpose}.title`));
  return [
    { question: t('birth.date'), answer: draft.birthDate ? formatDate(startOfRomeDay(draft.birthDate), locale) : '', page: 'nascita' },
    { question: t('town.comune'), answer: place(draft.comune), page: 'comune' },
    { question: t('check.consents'), answer: given.length > 0 ? given.join(' · ') : t('check.consents.none'), page: 'consensi' },
  ];
}
