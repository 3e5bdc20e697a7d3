import { Button } from '../../../../design/forms/button.tsx';
import { TextInput } from '../../../../design/forms/inputs.tsx';
import { useShared, useTexts } from '../../../../design/layout/page-context.ts';
import { texts } from '../../texts.ts';
import type { SearchedJobs } from './job-choices.ts';

/** A search for jobs inside a form: what is ticked is sent along and not lost. */
export function SearchJobs({ searched }: { searched: SearchedJobs | null }) {
  const t = useTexts(texts);
  const shared = useShared();
  return (
    <div class="th-perte-search">
      <TextInput
        name="cerca"
        type="search"
        label={t('perte.job.search')}
        hint={t('perte.job.search.hint')}
        value={searched?.query}
        maxLength={80}
      />
      <Button look="secondary" name="azione" value="cerca">
        {shared('form.search')}
      </Button>
      {searched && searched.jobs.length === 0 ? (
        <p class="th-perte-note" role="status">
          {t('perte.job.not-found', { query: searched.query })}
        </p>
      ) : null}
    </div>
  );
}
