import { ButtonLink } from '../../../../design/forms/button.tsx';
import { usePage, useShared, useTexts } from '../../../../design/layout/page-context.ts';
import type { AnswerLine } from '../../content/answer-summary.ts';
import { StepFrame } from '../../content/step-frame.tsx';
import { isExtra, type JourneyPage } from '../../domain/draft.ts';
import { journeyPath } from '../../domain/paths.ts';
import { texts } from '../../texts.ts';

interface Props {
  journey: string;
  back: JourneyPage | null;
  lines: readonly AnswerLine[];
}

export function CheckAnswersBody({ journey, back, lines }: Props) {
  const t = useTexts(texts);
  return (
    <StepFrame journey={journey} page="controlla" back={back} title={t('perte.check.title')} lead={t('perte.check.lead')}>
      <Answers journey={journey} lines={lines.filter(({ page }) => !isExtra(page))} />
      <div class="th-actions">
        <ButtonLink path={journeyPath(journey, 'risultati')}>{t('perte.check.go')}</ButtonLink>
      </div>
      <h2 class="h4 th-perte-section">{t('perte.check.more')}</h2>
      <p class="form-text">{t('perte.check.more.hint')}</p>
      <Answers journey={journey} lines={lines.filter(({ page }) => isExtra(page))} />
    </StepFrame>
  );
}

function Answers({ journey, lines }: Pick<Props, 'journey' | 'lines'>) {
  const t = useTexts(texts);
  const shared = useShared();
  const { href } = usePage();
  return (
    <dl class="th-perte-answers-list">
      {lines.map(({ question, answer, given, page }) => (
        <div>
          <dt>{question}</dt>
          <dd class={given ? undefined : 'th-perte-not-said'}>{answer}</dd>
          <dd class="th-perte-change">
            <a href={href(journeyPath(journey, page))}>
              {given || !isExtra(page) ? shared('form.change') : t('perte.add')}
              <span class="visually-hidden"> {question}</span>
            </a>
          </dd>
        </div>
      ))}
    </dl>
  );
}
