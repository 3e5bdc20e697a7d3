import { Button } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { useShared, useTexts } from '../../../../design/layout/page-context.ts';
import type { FieldError } from '../../../../platform/http/forms.ts';
import type { Place } from '../../../territory/api.ts';
import { ComuneField } from '../../content/comune-field.tsx';
import { useErrorText } from '../../content/error-text.ts';
import { Step } from '../../content/step.page.tsx';
import { registerPath } from '../../domain/joining/register-draft.ts';
import { texts } from '../../texts.ts';

interface Props {
  readonly id: string;
  readonly back: string;
  readonly step: { readonly at: number; readonly of: number };
  readonly typed: string;
  readonly similar: readonly Place[];
  readonly errors: readonly FieldError[];
}

export function HomeTownBody({ id, back, step, typed, similar, errors }: Props) {
  const t = useTexts(texts);
  const shared = useShared();
  const { errorOf } = useErrorText(errors);
  return (
    <Step title={t('town.title')} lead={t('town.lead')} back={back} step={step} errors={errors}>
      <Form action={registerPath(id, 'comune')}>
        {/* Enter in the field presses the first button: it must not be a suggestion. */}
        <button type="submit" class="visually-hidden" tabIndex={-1} aria-hidden="true" />
        <ComuneField
          label={t('town.comune')}
          hint={t('town.hint')}
          value={typed}
          similar={similar}
          error={errorOf('comune')}
          optional={true}
        />
        <div class="th-actions">
          <Button>{shared('form.continue')}</Button>
        </div>
      </Form>
    </Step>
  );
}
