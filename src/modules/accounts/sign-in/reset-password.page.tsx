import { Button } from '../../../design/forms/button.tsx';
import { ErrorSummary } from '../../../design/forms/error-summary.tsx';
import { Form } from '../../../design/forms/form.tsx';
import { PasswordInput } from '../../../design/forms/password-input.tsx';
import { useTexts } from '../../../design/layout/page-context.ts';
import type { FieldError } from '../../../platform/http/forms.ts';
import { useErrorText } from '../content/error-text.ts';
import { texts } from '../texts.ts';

interface Props {
  readonly token: string;
  /** For password managers, which otherwise would not know whose password it is. */
  readonly email: string;
  readonly min: number;
  readonly errors: readonly FieldError[];
}

export function ResetPasswordBody({ token, email, min, errors }: Props) {
  const t = useTexts(texts);
  const { text, errorOf } = useErrorText(errors);
  return (
    <div class="container-xxl th-page">
      <div class="th-narrow">
        <ErrorSummary errors={errors} text={text} />
        <h1>{t('reset.title')}</h1>
        <p class="lead">{t('reset.lead')}</p>
        <Form action={`/reimposta/${token}`}>
          <input type="text" name="username" value={email} autocomplete="username" readOnly hidden />
          <PasswordInput
            name="password"
            label={t('reset.password')}
            hint={t('password.hint', { min })}
            autocomplete="new-password"
            error={errorOf('password')}
          />
          <div class="th-actions">
            <Button>{t('reset.save')}</Button>
          </div>
        </Form>
      </div>
    </div>
  );
}
