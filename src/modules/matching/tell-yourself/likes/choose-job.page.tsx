import { Button } from '../../../../design/forms/button.tsx';
import { ErrorText } from '../../../../design/forms/field.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { useShared, useTexts } from '../../../../design/layout/page-context.ts';
import type { FieldError } from '../../../../platform/http/forms.ts';
import { ChipChoices } from '../../content/chip-choices.tsx';
import { useErrorText } from '../../content/error-text.ts';
import { StepFrame } from '../../content/step-frame.tsx';
import type { JourneyPage } from '../../domain/draft.ts';
import { journeyPath } from '../../domain/paths.ts';
import { texts } from '../../texts.ts';
import type { JobChoice, JobView } from './job-choices.ts';
import { SearchJobs } from './search-jobs.page.tsx';

interface Props {
  journey: string;
  back: JourneyPage | null;
  view: JobView;
  errors: readonly FieldError[];
}

/** A wanted job is optional: search, or take one of the ideas. Search first, because whoever has a wish knows its name. */
export function ChooseJobBody({ journey, back, view, errors }: Props) {
  const t = useTexts(texts);
  const shared = useShared();
  const errorText = useErrorText();
  const wrong = errors[0];
  const { searched } = view;
  return (
    <StepFrame journey={journey} page="lavoro" back={back} title={t('perte.job.title')} lead={t('perte.job.lead')} errors={errors}>
      <Form action={journeyPath(journey, 'lavoro')}>
        <SearchJobs searched={searched} />
        <div id="lavoro">
          <ErrorText name="lavoro" error={wrong ? errorText(wrong) : undefined} />
          <Jobs title={t('perte.job.found', { query: searched?.query ?? '' })} jobs={searched?.jobs ?? []} />
          <Jobs title={t('perte.job.chosen')} jobs={view.chosen} />
          <Jobs title={t('perte.job.named')} jobs={view.named} />
          <Jobs title={t('perte.job.kindred')} hint={t('perte.job.kindred.hint')} jobs={view.kindred} />
        </div>
        <div class="th-actions">
          <Button name="azione" value="continua">
            {shared('form.continue')}
          </Button>
          <Button look="quiet" name="azione" value="salta">
            {t('perte.job.none')}
          </Button>
        </div>
      </Form>
    </StepFrame>
  );
}

function Jobs({ title, hint, jobs }: { title: string; hint?: string; jobs: readonly JobChoice[] }) {
  return (
    <ChipChoices
      name="lavoro"
      title={title}
      hint={hint}
      choices={jobs.map(({ id, label, ticked }) => ({ value: String(id), label, ticked }))}
    />
  );
}
