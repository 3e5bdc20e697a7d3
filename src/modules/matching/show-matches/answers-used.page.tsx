import { usePage, useTexts } from '../../../design/layout/page-context.ts';
import type { AnswerLine } from '../content/answer-summary.ts';
import { journeyPath } from '../domain/paths.ts';
import { texts } from '../texts.ts';

interface Props {
  answers: readonly AnswerLine[];
  /** null: kept answers, which do not change under whoever kept them. */
  journey: string | null;
}

const EFFECTS = ['hard', 'soft'] as const;

/** The answers in one fold, so that a printed or shared page says what it answers to: what leaves ads out, what gives points. */
export function AnswersUsed({ answers, journey }: Props) {
  const t = useTexts(texts);
  const { href } = usePage();
  return (
    <details class="th-match-answers">
      <summary>{t('match.answers')}</summary>
      {EFFECTS.map((effect) => (
        <Answers effect={effect} answers={answers.filter((line) => line.given && line.effect === effect)} journey={journey} />
      ))}
      {journey ? (
        <p>
          <a href={href(journeyPath(journey, 'controlla'))}>{t('match.answers.change')}</a>
        </p>
      ) : null}
    </details>
  );
}

function Answers({ effect, answers, journey }: Props & { effect: AnswerLine['effect'] }) {
  const t = useTexts(texts);
  const { href } = usePage();
  if (answers.length === 0) return null;
  return (
    <>
      <h2 class="h6">{t(`match.answers.${effect}`)}</h2>
      <p class="form-text">{t(`match.answers.${effect}.hint`)}</p>
      <dl>
        {answers.map(({ question, answer, page }) => (
          <div>
            <dt>{question}</dt>
            <dd>
              {answer}{' '}
              {journey ? (
                <a href={href(journeyPath(journey, page))}>
                  {t('match.answers.one')}
                  <span class="visually-hidden"> {question}</span>
                </a>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
