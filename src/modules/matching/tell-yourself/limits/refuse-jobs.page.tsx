import { Button } from '../../../../design/forms/button.tsx';
import { ErrorText } from '../../../../design/forms/field.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { useTexts } from '../../../../design/layout/page-context.ts';
import type { FieldError } from '../../../../platform/http/forms.ts';
import { ChipChoices } from '../../content/chip-choices.tsx';
import { useErrorText } from '../../content/error-text.ts';
import { StepFrame } from '../../content/step-frame.tsx';
import { journeyPath } from '../../domain/paths.ts';
import { texts } from '../../texts.ts';
import type { JobChoice, SearchedJobs } from '../likes/job-choices.ts';
import { SearchJobs } from '../likes/search-jobs.page.tsx';

interface Props {
  journey: string;
  searched: SearchedJobs | null;
  chosen: readonly JobChoice[];
  errors: readonly FieldError[];
}

export function RefuseJobsBody({ journey, searched, chosen, errors }: Props) {
  const t = useTexts(texts);
  const errorText = useErrorText();
  const [wrong] = errors.map(errorText);
  const choices = (jobs: readonly JobChoice[]) => jobs.map(({ id, label, ticked }) => ({ value: String(id), label, ticked }));
  return (
    <StepFrame
      journey={journey}
      page="esclusi"
      back="controlla"
      title={t('perte.refuse.title')}
      lead={t('perte.refuse.lead')}
      errors={errors}
    >
      <Form action={journeyPath(journey, 'esclusi')}>
        <SearchJobs searched={searched} />
        <div id="escluso">
          <ErrorText name="escluso" error={wrong} />
          <ChipChoices
            name="escluso"
            title={t('perte.refuse.found', { query: searched?.query ?? '' })}
            choices={choices(searched?.jobs ?? [])}
          />
          <ChipChoices name="escluso" title={t('perte.refuse.chosen')} choices={choices(chosen)} />
        </div>
        <div class="th-actions">
          <Button name="azione" value="salva">
            {t('perte.save')}
          </Button>
        </div>
      </Form>
    </StepFrame>
  );
}
