import { Button } from '../../../design/forms/button.tsx';
import { TextInput } from '../../../design/forms/inputs.tsx';
import { usePage, useShared, useTexts } from '../../../design/layout/page-context.ts';
import type { AdRecord } from '../../opportunities/api.ts';
import { OpportunityList } from '../../opportunities/api.ts';
import { texts } from '../texts.ts';
import { Doors } from './doors.page.tsx';

export interface HomeView {
  total: number;
  sectors: readonly { label: string; path: string; count: string }[];
  latest: readonly AdRecord[];
  popular: readonly { label: string; path: string }[];
}

const PROMISES = ['reasons', 'plain', 'free'] as const;

/** A question, a search box, four doors: not a news portal. */
export function HomeBody({ view }: { view: HomeView }) {
  const t = useTexts(texts);
  return (
    <>
      <section class="th-hero">
        <HeroPath />
        <div class="container-xxl">
          <h1>{t('home.title')}</h1>
          <p class="lead">{t('home.lead', { n: view.total })}</p>
          <SearchBox popular={view.popular} />
        </div>
      </section>
      <div class="container-xxl th-page th-stack-large">
        <Doors />
        <section aria-labelledby="sectors">
          <h2 id="sectors">{t('home.sectors')}</h2>
          <ul class="th-sectors">
            {view.sectors.map((sector) => (
              <SectorLink {...sector} />
            ))}
          </ul>
        </section>
        {view.latest.length > 0 ? <Latest ads={view.latest} /> : null}
        <section aria-labelledby="promises">
          <h2 id="promises">{t('home.promises')}</h2>
          <div class="th-promises">
            {PROMISES.map((promise) => (
              <div class="th-promise">
                <h3>{t(`promise.${promise}`)}</h3>
                <p>{t(`promise.${promise}.text`)}</p>
              </div>
            ))}
          </div>
        </section>
      </div>
    </>
  );
}

/** A path that turns and meets three points: our mark, large. Decorative. */
function HeroPath() {
  return (
    <svg class="th-hero-path" viewBox="0 0 420 420" aria-hidden="true" focusable="false">
      <path
        d="M30 400C30 260 150 290 200 210S390 130 390 20"
        fill="none"
        stroke="var(--th-hero-path)"
        stroke-width="46"
        stroke-linecap="round"
      />
      <circle cx="34" cy="396" r="44" fill="var(--th-hero-path)" />
      <circle cx="205" cy="208" r="44" fill="var(--th-accent)" />
      <circle cx="388" cy="28" r="44" fill="var(--th-hero-path)" />
    </svg>
  );
}

function SearchBox({ popular }: Pick<HomeView, 'popular'>) {
  const t = useTexts(texts);
  const shared = useShared();
  const page = usePage();
  return (
    <search>
      <form class="th-search-box" action={page.href('/opportunita')} method="get" aria-label={t('home.search')}>
        <TextInput name="q" type="search" label={t('home.what')} hint={t('home.what.example')} complete="words" />
        <TextInput name="near" label={t('home.where')} hint={t('home.where.example')} complete="places" />
        <Button>{shared('form.search')}</Button>
      </form>
      <p class="th-popular">
        {t('home.popular')}{' '}
        {popular.map((item) => (
          <a href={page.href(item.path)}>{item.label}</a>
        ))}
      </p>
    </search>
  );
}

function SectorLink({ label, path, count }: HomeView['sectors'][number]) {
  const page = usePage();
  return (
    <li>
      <a href={page.href(path)}>
        {label} <span class="th-count">{count}</span>
      </a>
    </li>
  );
}

function Latest({ ads }: { ads: readonly AdRecord[] }) {
  const t = useTexts(texts);
  const page = usePage();
  return (
    <section aria-labelledby="latest">
      <h2 id="latest">{t('home.latest')}</h2>
      <OpportunityList ads={ads} level={3} />
      <p class="th-actions">
        <a class="btn btn-outline-primary" href={page.href('/opportunita?sort=date')}>
          {t('home.all')}
        </a>
      </p>
    </section>
  );
}
