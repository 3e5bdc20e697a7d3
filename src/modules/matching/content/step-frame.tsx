import type { ComponentChildren } from 'preact';
import { ErrorSummary } from '../../../design/forms/error-summary.tsx';
import { usePage, useShared, useTexts } from '../../../design/layout/page-context.ts';
import type { FieldError } from '../../../platform/http/forms.ts';
import { isExtra, type JourneyPage, STEP_OF, STEPS } from '../domain/draft.ts';
import { journeyPath } from '../domain/paths.ts';
import { texts } from '../texts.ts';
import { useErrorText } from './error-text.ts';

interface FrameProps {
  journey: string;
  page: JourneyPage;
  /** Where "back" leads; null on the first page. */
  back: JourneyPage | null;
  title: string;
  lead?: string;
  errors?: readonly FieldError[];
  children: ComponentChildren;
}

/** What every page of the journey has: where one is, the way back, what is wrong, the question. */
export function StepFrame({ journey, page, back, title, lead, errors = [], children }: FrameProps) {
  const shared = useShared();
  const { href } = usePage();
  const t = useTexts(texts);
  const errorText = useErrorText();
  return (
    <div class="container-xxl th-page">
      <div class="th-narrow">
        {back ? (
          <p class="th-perte-back">
            <a href={href(journeyPath(journey, back))}>
              <span aria-hidden="true">← </span>
              {shared('form.back')}
            </a>
          </p>
        ) : null}
        {isExtra(page) ? (
          <p class="th-perte-extra">{t('perte.extra')}</p>
        ) : (
          <Progress step={STEP_OF[page]} finished={page === 'controlla'} />
        )}
        <ErrorSummary errors={errors} text={errorText} />
        <h1 class="th-perte-question">{title}</h1>
        {lead ? <p class="lead">{lead}</p> : null}
        {children}
      </div>
    </div>
  );
}

const STEP_NUMBERS = Array.from({ length: STEPS }, (_, index) => index + 1);

/** "Passo 2 di 4" and a row of four marks that says the same to the eye. */
function Progress({ step, finished }: { step: number; finished: boolean }) {
  const t = useTexts(texts);
  return (
    <div class="th-perte-progress">
      <p>{finished ? t('perte.last') : t('perte.step', { step, steps: STEPS })}</p>
      <div class="th-perte-marks" aria-hidden="true">
        {STEP_NUMBERS.map((number) => (
          <span class={markClass(number, step, finished)} />
        ))}
      </div>
    </div>
  );
}

function markClass(number: number, step: number, finished: boolean): string {
  if (finished || number < step) return 'th-perte-mark th-perte-mark-done';
  return number === step ? 'th-perte-mark th-perte-mark-now' : 'th-perte-mark';
}
