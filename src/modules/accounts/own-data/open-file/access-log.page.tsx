import { EmptyState } from '../../../../design/content/empty-state.tsx';
import { Pagination } from '../../../../design/content/pagination.tsx';
import { Facts } from '../../../../design/content/tags.tsx';
import { ButtonLink } from '../../../../design/forms/button.tsx';
import { useTexts } from '../../../../design/layout/page-context.ts';
import { texts } from '../../texts.ts';
import { OwnDataFrame } from '../show-data/own-data.page.tsx';

/** An access in words. */
export interface AccessView {
  readonly when: string;
  readonly who: string;
  readonly organisation: string;
  readonly what: string;
  readonly why: string;
}

interface Props {
  readonly accesses: readonly AccessView[];
  readonly page: number;
  readonly pages: number;
}

/** Who read the person's file: a list, newest first, that also fits a phone. */
export function AccessLogBody({ accesses, page, pages }: Props) {
  const t = useTexts(texts);
  if (accesses.length === 0)
    return (
      <OwnDataFrame title={t('accesses.title')} lead={t('accesses.lead')}>
        <EmptyState title={t('accesses.none.title')}>
          <p>{t('accesses.none.text')}</p>
        </EmptyState>
      </OwnDataFrame>
    );
  return (
    <OwnDataFrame title={t('accesses.title')} lead={t('accesses.lead')}>
      <ol class="list-unstyled th-stack">
        {accesses.map(({ when, who, organisation, what, why }) => (
          <li class="th-card">
            <Facts
              items={[
                { term: t('accesses.when'), value: when },
                { term: t('accesses.who'), value: who },
                { term: t('accesses.organisation'), value: organisation },
                { term: t('accesses.what'), value: what },
                { term: t('accesses.why'), value: why },
              ]}
            />
          </li>
        ))}
      </ol>
      <Pagination page={page} pages={pages} link={(n) => `/area/dati/accessi?pagina=${n}`} />
      <ButtonLink look="secondary" path="/area/dati/accessi.csv">
        {t('accesses.csv')}
      </ButtonLink>
    </OwnDataFrame>
  );
}
