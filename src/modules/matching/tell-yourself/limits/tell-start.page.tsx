import { Button } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { TextInput } from '../../../../design/forms/inputs.tsx';
import { useTexts } from '../../../../design/layout/page-context.ts';
import type { FieldError } from '../../../../platform/http/forms.ts';
import { useErrorText } from '../../content/error-text.ts';
import { StepFrame } from '../../content/step-frame.tsx';
import { journeyPath } from '../../domain/paths.ts';
import { texts } from '../../texts.ts';

export function TellStartBody({ journey, day, errors }: { journey: string; day: string; errors: readonly FieldError[] }) {
  const t = useTexts(texts);
  const errorText = useErrorText();
  const [wrong] = errors.map(errorText);
  return (
    <StepFrame journey={journey} page="inizio" back="controlla" title={t('perte.begin.title')} lead={t('perte.begin.lead')} errors={errors}>
      <Form action={journeyPath(journey, 'inizio')}>
        <TextInput name="giorno" type="date" label={t('perte.begin.day')} hint={t('perte.begin.hint')} value={day} error={wrong} />
        <div class="th-actions">
          <Button>{t('perte.save')}</Button>
        </div>
      </Form>
    </StepFrame>
  );
}
