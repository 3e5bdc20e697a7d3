import { startOfRomeDay } from '../../../kernel/rome-time.ts';
import type { Locale } from '../../../platform/i18n/catalogue.ts';
import { formatDate } from '../../../platform/i18n/format.ts';
import { KINDS, kindText } from '../../opportunities/api.ts';
import type { Taxonomy } from '../../taxonomy/api.ts';
import type { JourneyAnswers, JourneyPage } from '../domain/draft.ts';
import { interestsFrom, strongestInterests } from '../domain/interests.ts';
import type { Names } from '../domain/reasons.ts';
import { texts } from '../texts.ts';
import { reasonNames } from './reason-names.ts';

/** One line of "check your answers": a question, the answer in words, and the page where it can be changed. */
export interface AnswerLine {
  readonly question: string;
  readonly answer: string;
  /** False when nothing was said: the answer says what that means. */
  readonly given: boolean;
  readonly page: JourneyPage;
  /** `hard`: what does not respect it is not shown. `soft`: it gives points. */
  readonly effect: 'hard' | 'soft';
}

/** All the answers in words. */
export function answerSummary(answers: JourneyAnswers, taxonomy: Taxonomy, locale: Locale): readonly AnswerLine[] {
  const t = texts(locale);
  const names = reasonNames(taxonomy, locale);
  const line = (effect: AnswerLine['effect'], page: JourneyPage, question: string, said: readonly string[], otherwise: string) => {
    const given = said.length > 0;
    return { question, answer: given ? names.list(said) : otherwise, given, page, effect };
  };
  const interests = strongestInterests(interestsFrom(answers.likes));
  const skills = answers.skills.map(
    ({ id, level }) => names.skill(id) + (level ? ` (${t(`perte.level.${level}`).toLocaleLowerCase(locale)})` : ''),
  );
  const wishes = [
    ...KINDS.filter((kind) => answers.kinds.includes(kind)).map((kind) => kindText(kind, locale)),
    ...answers.contracts.map(names.contract),
  ];
  const languages = answers.languages.map(({ code, level }) => `${names.language(code)} ${level}`);
  return [
    line('soft', 'conferma', t('perte.check.skills'), skills, t('perte.check.nothing')),
    line('soft', 'mi-piace', t('perte.check.likes'), interests.map(names.interest), t('perte.check.likes.none')),
    line('soft', 'lavoro', t('perte.check.jobs'), answers.occupations.map(names.occupation), t('perte.check.jobs.none')),
    line(isFar(answers) ? 'soft' : 'hard', 'dove', t('perte.check.where'), whereSaid(answers, locale), t('perte.check.where.none')),
    line('hard', 'dove', t('perte.check.licences'), answers.licences.map(names.skill), t('perte.check.licences.none')),
    line('hard', 'contratto', t('perte.check.wishes'), wishes, t('perte.check.wishes.none')),
    line('soft', 'contratto', t('perte.check.schedule'), answers.schedules.map(names.schedule), t('perte.check.schedule.none')),
    line('hard', 'lingue', t('perte.check.languages'), languages, t('perte.check.languages.none')),
    line('hard', 'ore', t('perte.check.hours'), hoursSaid(answers, names, locale), t('perte.check.hours.none')),
    line('hard', 'inizio', t('perte.check.start'), startSaid(answers, locale), t('perte.check.start.none')),
    line('hard', 'esclusi', t('perte.check.refused'), answers.refused.map(names.occupation), t('perte.check.refused.none')),
  ];
}

/** A place without a limit only gives points. */
function isFar({ place, radiusKm, travel }: JourneyAnswers): boolean {
  return place !== null && radiusKm === null && travel === null;
}

function whereSaid({ place, radiusKm, travel }: JourneyAnswers, locale: Locale): string[] {
  if (!place) return [];
  const t = texts(locale);
  if (travel) return [`${place.label}, ${t(`perte.reach.${travel.mode}`, { n: travel.minutes }).toLocaleLowerCase(locale)}`];
  if (radiusKm === null) return [t('perte.check.where.any', { place: place.label })];
  return [t('perte.check.where.km', { place: place.label, km: radiusKm })];
}

function hoursSaid({ hours }: JourneyAnswers, names: Names, locale: Locale): string[] {
  if (!hours) return [];
  return hours.only ? [names.hours(hours), texts(locale)('perte.check.hours.only')] : [names.hours(hours)];
}

function startSaid({ availableFrom }: JourneyAnswers, locale: Locale): string[] {
  return availableFrom === null
    ? []
    : [texts(locale)('perte.check.start.from', { day: formatDate(startOfRomeDay(availableFrom), locale) })];
}
