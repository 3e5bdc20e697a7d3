import type { Locale } from '../../../platform/i18n/catalogue.ts';
import { KINDS, kindText } from '../../opportunities/api.ts';
import type { Taxonomy } from '../../taxonomy/api.ts';
import type { JourneyAnswers, JourneyPage } from '../domain/draft.ts';
import { interestsFrom, strongestInterests } from '../domain/interests.ts';
import { texts } from '../texts.ts';
import { reasonNames } from './reason-names.ts';

/** One line of "check your answers": a question, the answer in words, and the page where it can be changed. */
export interface AnswerLine {
  readonly question: string;
  readonly answer: string;
  /** False when nothing was said: the answer says what that means. */
  readonly given: boolean;
  readonly page: JourneyPage;
}

/** All the answers in words. */
export function answerSummary(answers: JourneyAnswers, taxonomy: Taxonomy, locale: Locale): readonly AnswerLine[] {
  const t = texts(locale);
  const names = reasonNames(taxonomy, locale);
  const line = (page: JourneyPage, question: string, said: readonly string[], otherwise: string): AnswerLine => {
    const given = said.length > 0;
    return { question, answer: given ? names.list(said) : otherwise, given, page };
  };
  const interests = strongestInterests(interestsFrom(answers.likes));
  const skills = answers.skills.map(
    ({ id, level }) => names.skill(id) + (level ? ` (${t(`perte.level.${level}`).toLocaleLowerCase(locale)})` : ''),
  );
  const wishes = [
    ...KINDS.filter((kind) => answers.kinds.includes(kind)).map((kind) => kindText(kind, locale)),
    ...answers.contracts.map(names.contract),
    ...answers.schedules.map(names.schedule),
  ];
  return [
    line('conferma', t('perte.check.skills'), skills, t('perte.check.nothing')),
    line('mi-piace', t('perte.check.likes'), interests.map(names.interest), t('perte.check.likes.none')),
    line('lavoro', t('perte.check.jobs'), answers.occupations.map(names.occupation), t('perte.check.jobs.none')),
    line('dove', t('perte.check.where'), whereSaid(answers, locale), t('perte.check.where.none')),
    line('dove', t('perte.check.licences'), answers.licences.map(names.skill), t('perte.check.nothing')),
    line('contratto', t('perte.check.wishes'), wishes, t('perte.check.wishes.none')),
  ];
}

function whereSaid({ place, radiusKm }: JourneyAnswers, locale: Locale): string[] {
  if (!place) return [];
  const t = texts(locale);
  return [
    radiusKm === null
      ? t('perte.check.where.any', { place: place.label })
      : t('perte.check.where.km', { place: place.label, km: radiusKm }),
  ];
}
