import type { Locale } from '../../../platform/i18n/catalogue.ts';
import type { Names } from '../domain/reasons.ts';
import type { MatchResult } from '../engine/types.ts';
import { texts } from '../texts.ts';

type Opening = MatchResult['whatWouldChange'][number];

/** "Se arrivi fino a 30 km: 14 opportunità in più." */
export function changeText({ change, opens }: Opening, names: Names, locale: Locale): string {
  const t = texts(locale);
  switch (change.type) {
    case 'radius':
      return t('match.change.radius', { n: opens, km: change.value });
    case 'contract':
      return t('match.change.contract', { n: opens, contract: names.contract(change.value) });
    case 'licence':
      return t('match.change.licence', { n: opens, licence: names.skill(change.value) });
    case 'skill':
      return t('match.change.skill', { n: opens, skill: names.skill(change.value) });
    case 'travel':
      return t('match.change.travel', { n: opens, minutes: change.value });
    case 'language':
      return t('match.change.language', { n: opens, language: names.language(change.value), level: change.level });
    case 'hours':
      return change.value === 'unstated'
        ? t('match.change.hours.unstated', { n: opens })
        : t('match.change.hours', { n: opens, hours: names.hours({ min: change.value, max: change.value }) });
  }
}
