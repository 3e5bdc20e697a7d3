import { startOfRomeDay } from '../../../kernel/rome-time.ts';
import type { Locale } from '../../../platform/i18n/catalogue.ts';
import { formatDate } from '../../../platform/i18n/format.ts';
import type { AskedLanguage } from '../domain/opportunity.ts';
import type { AdRecord } from '../store/ad-record.ts';
import { texts } from '../texts.ts';

type Asked = Pick<AdRecord, 'languages' | 'educationLevel' | 'experienceMonths' | 'startsOn' | 'shifts'>;

/** When one starts and works, and what one must have done and learnt, as terms and sentences. What the ad does not say is left out. */
export function askedFacts(ad: Asked, locale: Locale): { readonly term: string; readonly value: string }[] {
  const t = texts(locale);
  const facts = [
    { term: t('show.starts'), value: ad.startsOn === null ? null : formatDate(startOfRomeDay(ad.startsOn), locale) },
    { term: t('show.shifts'), value: ad.shifts === null ? null : ad.shifts.map((shift) => t(`shift.${shift}`)).join(', ') },
    { term: t('show.education'), value: educationText(ad.educationLevel, locale) },
    { term: t('show.experience'), value: experienceText(ad.experienceMonths, locale) },
    {
      term: t('show.languages'),
      value: ad.languages === null ? null : ad.languages.map((asked) => languageText(asked, locale)).join('; '),
    },
  ];
  return facts.flatMap(({ term, value }) => (value === null ? [] : [{ term, value }]));
}

const LEVELS = [1, 2, 3, 4, 5, 6, 7, 8] as const;

function educationText(eqf: number | null, locale: Locale): string | null {
  const level = LEVELS.find((each) => each === eqf);
  return level === undefined ? null : texts(locale)(`education.${level}`);
}

function experienceText(months: number | null, locale: Locale): string | null {
  const t = texts(locale);
  if (months === null) return null;
  if (months === 0) return t('experience.none');
  if (months === 1) return t('experience.month');
  if (months === 12) return t('experience.year');
  return months % 12 === 0 ? t('experience.years', { years: String(months / 12) }) : t('experience.months', { months: String(months) });
}

function languageText({ lang, level, essential }: AskedLanguage, locale: Locale): string {
  const t = texts(locale);
  const name = new Intl.DisplayNames([locale], { type: 'language' }).of(lang) ?? lang;
  const known = level === null ? name : t('language.level', { language: name, level });
  return essential ? known : t('language.welcome', { language: known });
}
