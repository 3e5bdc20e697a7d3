import type { ComponentChildren } from 'preact';
import { ErrorSummary } from '../../../design/forms/error-summary.tsx';
import { usePage, useShared, useTexts } from '../../../design/layout/page-context.ts';
import type { FieldError } from '../../../platform/http/forms.ts';
import { texts } from '../texts.ts';
import { useErrorText } from './error-text.ts';

interface StepProps {
  readonly title: string;
  readonly lead?: string;
  readonly errors?: readonly FieldError[];
  /** Path of the page before. */
  readonly back?: string | null;
  /** "Passo 2 di 4". */
  readonly step?: { readonly at: number; readonly of: number };
  readonly children?: ComponentChildren;
}

/** A page that asks or says one thing: the way back, where one is, what is wrong, the question. */
export function Step({ title, lead, errors = [], back, step, children }: StepProps) {
  const t = useTexts(texts);
  const shared = useShared();
  const { href } = usePage();
  const { text } = useErrorText(errors);
  return (
    <div class="container-xxl th-page">
      <div class="th-narrow">
        {back ? (
          <p class="th-perte-back">
            <a href={href(back)}>
              <span aria-hidden="true">← </span>
              {shared('form.back')}
            </a>
          </p>
        ) : null}
        {step ? (
          <div class="th-perte-progress">
            <p>{t('register.step', { step: step.at, steps: step.of })}</p>
          </div>
        ) : null}
        <ErrorSummary errors={errors} text={text} />
        <h1 class="th-perte-question">{title}</h1>
        {lead ? <p class="lead">{lead}</p> : null}
        {children}
      </div>
    </div>
  );
}
