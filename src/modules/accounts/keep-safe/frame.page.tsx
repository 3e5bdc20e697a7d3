import type { ComponentChildren } from 'preact';
import { ErrorSummary } from '../../../design/forms/error-summary.tsx';
import { useShared, useTexts } from '../../../design/layout/page-context.ts';
import { hasSharedKey } from '../../../design/shared-keys.ts';
import type { FieldError } from '../../../platform/http/forms.ts';
import type { Translate } from '../../../platform/i18n/catalogue.ts';
import { texts } from '../texts.ts';

/** A sentence for what is wrong; `params` fill its gaps. */
export interface SafeError extends FieldError {
  readonly params?: Readonly<Record<string, string | number>>;
}

/** What is wrong, by field, in the page's language. */
export function useErrors(errors: readonly SafeError[]): { text: (error: SafeError) => string; of: (field: string) => string | undefined } {
  const t = useTexts(texts) as Translate;
  const shared = useShared();
  const text = (error: SafeError) => (hasSharedKey(error.message) ? shared(error.message) : t(error.message, error.params));
  return { text, of: (field) => errors.filter((error) => error.field === field).map(text)[0] };
}

/** A page about the account: errors first, one heading, one thing to do. */
export function Frame({ title, errors = [], children }: { title: string; errors?: readonly SafeError[]; children: ComponentChildren }) {
  const { text } = useErrors(errors);
  return (
    <div class="container-xxl th-page">
      <div class="th-narrow">
        <ErrorSummary errors={errors} text={text} />
        <h1>{title}</h1>
        {children}
      </div>
    </div>
  );
}
