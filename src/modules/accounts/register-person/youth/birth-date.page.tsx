import { Button } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { useShared, useTexts } from '../../../../design/layout/page-context.ts';
import type { FieldError } from '../../../../platform/http/forms.ts';
import { useErrorText } from '../../content/error-text.ts';
import { Step } from '../../content/step.page.tsx';
import { registerPath } from '../../domain/joining/register-draft.ts';
import { texts } from '../../texts.ts';

export interface TypedDate {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

interface Props {
  readonly id: string;
  readonly back: string;
  readonly step: { readonly at: number; readonly of: number };
  readonly typed: TypedDate;
  readonly errors: readonly FieldError[];
  /** Name of the centre whose code was used. */
  readonly centre: string | null;
}

const PARTS = [
  { name: 'giorno', key: 'day', autocomplete: 'bday-day', length: 2 },
  { name: 'mese', key: 'month', autocomplete: 'bday-month', length: 2 },
  { name: 'anno', key: 'year', autocomplete: 'bday-year', length: 4 },
] as const;

/** Three short fields: a calendar is no way to find a day sixteen years ago. */
export function BirthDateBody({ id, back, step, typed, errors, centre }: Props) {
  const t = useTexts(texts);
  const shared = useShared();
  const { errorOf } = useErrorText(errors);
  const error = errorOf('giorno');
  return (
    <Step title={t('birth.title')} lead={t('birth.lead')} back={back} step={step} errors={errors}>
      {centre ? <p class="th-perte-note">{t('birth.centre', { centre })}</p> : null}
      <Form action={registerPath(id, 'nascita')}>
        <fieldset class={error ? 'th-choices th-field-wrong' : 'th-choices'} aria-describedby={error ? 'birth-error' : 'birth-hint'}>
          <legend class="th-label">{t('birth.date')}</legend>
          <p class="form-text" id="birth-hint">
            {t('birth.hint')}
          </p>
          {error ? (
            <p class="th-error" id="birth-error">
              {error}
            </p>
          ) : null}
          <div class="th-date-parts">
            {PARTS.map(({ name, key, autocomplete, length }) => (
              <div>
                <label class="th-label" for={name}>
                  {t(`birth.${key}`)}
                </label>
                <input
                  class="form-control"
                  id={name}
                  name={name}
                  type="text"
                  inputMode="numeric"
                  autocomplete={autocomplete}
                  maxLength={length}
                  size={length}
                  value={typed[key]}
                  aria-invalid={error ? 'true' : undefined}
                />
              </div>
            ))}
          </div>
        </fieldset>
        <div class="th-actions">
          <Button>{shared('form.continue')}</Button>
        </div>
      </Form>
    </Step>
  );
}
