import { Card, CardGrid } from '../../../design/content/card.tsx';
import { EmptyState } from '../../../design/content/empty-state.tsx';
import { Pagination } from '../../../design/content/pagination.tsx';
import { Button, ButtonLink } from '../../../design/forms/button.tsx';
import { TextInput } from '../../../design/forms/inputs.tsx';
import { usePage, useShared, useTexts } from '../../../design/layout/page-context.ts';
import type { Page } from '../../../kernel/pagination.ts';
import type { Translate } from '../../../platform/i18n/catalogue.ts';
import { InterestShape } from '../content/interest-shape.tsx';
import { capitalised } from '../domain/display-label.ts';
import { interestsOf } from '../domain/interests.ts';
import type { OccupationConcept } from '../domain/taxonomy.ts';
import { type TextKey, texts } from '../texts.ts';
import type { OccupationFilter, OccupationSearchView } from './search-occupations.query.ts';

const PATH = '/professioni';

/** The address of a page of a list, without language prefix. */
export function occupationsPath(filter: Omit<OccupationFilter, 'page'>, page: number): string {
  const query = new URLSearchParams();
  if (filter.q) query.set('q', filter.q);
  if (filter.sector) query.set('settore', filter.sector);
  if (filter.interest) query.set('interesse', filter.interest);
  if (filter.all) query.set('elenco', 'tutte');
  if (page > 1) query.set('pagina', String(page));
  return query.size > 0 ? `${PATH}?${query}` : PATH;
}

/** What the page is about: its title and its h1. */
export function occupationsHeading({ filter, results, sectorLabel }: OccupationSearchView, t: Translate<TextKey>): string {
  if (!results) return t('occupations.title');
  if (filter.q) return t('occupations.for', { q: filter.q });
  if (filter.sector) return t('occupations.in-sector', { sector: sectorLabel });
  if (filter.interest) return t('occupations.for-interest', { interest: t(`interest.${filter.interest}`).toLowerCase() });
  return t('occupations.all.title');
}

export function OccupationsBody({ view }: { view: OccupationSearchView }) {
  const t = useTexts(texts);
  return (
    <div class="container-xxl th-page th-stack">
      <h1>{occupationsHeading(view, t)}</h1>
      {view.results ? null : <p class="lead">{t('occupations.lead')}</p>}
      <SearchForm q={view.filter.q} />
      {view.results ? <Results view={view} results={view.results} /> : <Doors view={view} />}
    </div>
  );
}

function SearchForm({ q }: { q: string }) {
  const t = useTexts(texts);
  const shared = useShared();
  const { href } = usePage();
  return (
    <search>
      <form class="th-occupation-search" method="get" action={href(PATH)}>
        <TextInput name="q" type="search" label={t('occupations.search')} hint={t('occupations.search.hint')} value={q} maxLength={100} />
        <Button>{shared('form.search')}</Button>
      </form>
    </search>
  );
}

function Doors({ view }: { view: OccupationSearchView }) {
  const t = useTexts(texts);
  const { href } = usePage();
  if (view.total === 0) {
    return (
      <EmptyState title={t('occupations.empty')}>
        <p>{t('occupations.empty.text')}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <section aria-labelledby="by-interest">
        <h2 id="by-interest">{t('occupations.by-interest')}</h2>
        <CardGrid>
          {view.interests.map(({ id, count }) => (
            <Card title={t(`interest.${id}`)} path={`${PATH}?interesse=${id}`} picture={<InterestShape interest={id} />}>
              <p>{t(`interest.${id}.text`)}</p>
              <p class="th-count">{t('occupations.count', { n: count })}</p>
            </Card>
          ))}
        </CardGrid>
      </section>
      <section aria-labelledby="by-sector">
        <h2 id="by-sector">{t('occupations.by-sector')}</h2>
        <ul class="th-sector-doors">
          {view.sectors.map((sector) => (
            <li>
              <a href={href(`${PATH}?settore=${sector.id}`)}>
                {sector.label} <span class="th-count">{t('occupations.count', { n: sector.count })}</span>
              </a>
            </li>
          ))}
        </ul>
      </section>
      <p>
        <ButtonLink path={`${PATH}?elenco=tutte`} look="secondary">
          {t('occupations.all')}
        </ButtonLink>
      </p>
    </>
  );
}

function Results({ view, results }: { view: OccupationSearchView; results: Page<OccupationConcept> }) {
  const t = useTexts(texts);
  const { href } = usePage();
  if (results.total === 0) {
    return (
      <EmptyState title={t('occupations.none')}>
        <p>{t(view.filter.q ? 'occupations.none.text' : 'occupations.none.filter')}</p>
        <ButtonLink path={PATH}>{t('occupations.back')}</ButtonLink>
      </EmptyState>
    );
  }
  return (
    <>
      <p class="th-count">{t('occupations.count', { n: results.total })}</p>
      <CardGrid>
        {results.items.map((occupation) => (
          <OccupationCard occupation={occupation} view={view} />
        ))}
      </CardGrid>
      <Pagination page={results.page} pages={results.pages} link={(page) => occupationsPath(view.filter, page)} />
      <p>
        <a href={href(PATH)}>{t('occupations.back')}</a>
      </p>
    </>
  );
}

function OccupationCard({ occupation, view }: { occupation: OccupationConcept; view: OccupationSearchView }) {
  const t = useTexts(texts);
  const { locale } = usePage();
  const sector = view.sectors.find(({ id }) => id === occupation.sectors[0])?.label;
  const interests = interestsOf(occupation.riasecCode).slice(0, 2);
  return (
    <Card level={2} kicker={sector} title={capitalised(occupation.label(locale))} path={`${PATH}/${occupation.slug}`}>
      {interests.length > 0 ? <p>{interests.map((letter) => t(`interest.${letter}`)).join(' · ')}</p> : null}
    </Card>
  );
}
