import { Button } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { ChoiceGroup, TextInput } from '../../../../design/forms/inputs.tsx';
import { useTexts } from '../../../../design/layout/page-context.ts';
import type { FieldError } from '../../../../platform/http/forms.ts';
import { useErrorText } from '../../content/error-text.ts';
import { StepFrame } from '../../content/step-frame.tsx';
import { journeyPath } from '../../domain/paths.ts';
import { texts } from '../../texts.ts';

/** As typed. */
export interface HoursTyped {
  readonly from: string;
  readonly to: string;
  readonly only: boolean;
}

export function TellHoursBody({ journey, typed, errors }: { journey: string; typed: HoursTyped; errors: readonly FieldError[] }) {
  const t = useTexts(texts);
  const errorText = useErrorText();
  const errorOf = (field: string) => errors.filter((error) => error.field === field).map(errorText)[0];
  return (
    <StepFrame journey={journey} page="ore" back="controlla" title={t('perte.hours.title')} lead={t('perte.hours.lead')} errors={errors}>
      <Form action={journeyPath(journey, 'ore')}>
        <div class="th-perte-ends">
          <TextInput name="da" label={t('perte.hours.from')} value={typed.from} inputMode="numeric" maxLength={4} error={errorOf('da')} />
          <TextInput name="a" label={t('perte.hours.to')} value={typed.to} inputMode="numeric" maxLength={4} error={errorOf('a')} />
        </div>
        <p class="form-text">{t('perte.hours.hint')}</p>
        <ChoiceGroup
          name="solo"
          type="checkbox"
          label={t('perte.hours.unstated')}
          options={[{ value: 'si', label: t('perte.hours.only'), hint: t('perte.hours.only.hint') }]}
          values={typed.only ? ['si'] : []}
        />
        <div class="th-actions">
          <Button>{t('perte.save')}</Button>
        </div>
      </Form>
    </StepFrame>
  );
}
