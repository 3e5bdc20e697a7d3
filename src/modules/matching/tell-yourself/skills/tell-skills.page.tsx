import { Button, ButtonLink } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { TextArea } from '../../../../design/forms/inputs.tsx';
import { useShared, useTexts } from '../../../../design/layout/page-context.ts';
import type { FieldError } from '../../../../platform/http/forms.ts';
import { useErrorText } from '../../content/error-text.ts';
import { StepFrame } from '../../content/step-frame.tsx';
import type { JourneyPage } from '../../domain/draft.ts';
import { journeyPath } from '../../domain/paths.ts';
import { texts } from '../../texts.ts';

interface Props {
  journey: string;
  back: JourneyPage | null;
  typed: string;
  /** Skills and licences chosen before, when the person comes back to add some. */
  chosen: number;
  errors: readonly FieldError[];
  longest: number;
}

const PROMPTS = ['school', 'work', 'care', 'sport', 'language'] as const;

export function TellSkillsBody({ journey, back, typed, chosen, errors, longest }: Props) {
  const t = useTexts(texts);
  const shared = useShared();
  const errorText = useErrorText();
  const wrong = errors[0];
  return (
    <StepFrame journey={journey} page="so-fare" back={back} title={t('perte.can.title')} lead={t('perte.can.lead')} errors={errors}>
      <ul class="th-perte-prompts">
        {PROMPTS.map((prompt) => (
          <li>
            <strong>{t(`perte.can.${prompt}`)}</strong> <span>{t(`perte.can.${prompt}.example`)}</span>
          </li>
        ))}
      </ul>
      {chosen > 0 ? <p class="th-perte-note">{t('perte.can.already', { n: chosen })}</p> : null}
      <Form action={journeyPath(journey, 'so-fare')}>
        <TextArea
          name="testo"
          label={t('perte.can.label')}
          hint={t('perte.can.hint')}
          rows={6}
          value={typed}
          maxLength={longest}
          error={wrong ? errorText(wrong) : undefined}
        />
        <div class="th-actions">
          <Button>{shared('form.continue')}</Button>
          <ButtonLink look="quiet" path={journeyPath(journey, 'conferma')}>
            {t(chosen > 0 ? 'perte.can.see' : 'perte.can.list')}
          </ButtonLink>
        </div>
      </Form>
    </StepFrame>
  );
}
