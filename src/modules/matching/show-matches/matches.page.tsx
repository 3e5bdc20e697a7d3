import { Notice } from '../../../design/content/notice.tsx';
import { usePage, useTexts } from '../../../design/layout/page-context.ts';
import { journeyPath, keptPath } from '../domain/paths.ts';
import { texts } from '../texts.ts';
import { AnswersUsed } from './answers-used.page.tsx';
import { HowScored } from './how-scored.page.tsx';
import { KeepJourney, KeptLink } from './keep.page.tsx';
import { MatchCard } from './match-card.page.tsx';
import type { MatchesView } from './matches-view.ts';
import { NoMatches } from './no-matches.page.tsx';
import { WhatWouldChange } from './what-would-change.page.tsx';

/** Where the answers come from: a journey under way, or kept ones. */
export type Source = { readonly journey: string } | { readonly token: string; readonly link: string; readonly until: Date };

const MORE = 10;
const MOST = 100;

export function MatchesBody({ view, source }: { view: MatchesView; source: Source }) {
  const t = useTexts(texts);
  const journey = 'journey' in source ? source.journey : null;
  return (
    <div class="container-xxl th-page">
      <h1>{view.total === 0 ? t('match.title.none') : t('match.title', { n: view.total })}</h1>
      <p class="lead">{t('match.lead', { n: view.evaluated })}</p>
      <div class="th-match-page">
        <div class="th-match-before">
          <AnswersUsed answers={view.answers} journey={journey} />
          <WhatWouldChange changes={view.changes} journey={journey} />
        </div>
        <div class="th-match-main">{view.total === 0 ? <NoMatches journey={journey} /> : <Matches view={view} source={source} />}</div>
        <div class="th-match-after">
          {'journey' in source ? <KeepJourney journey={source.journey} /> : <KeptLink {...source} />}
          <Notice tone="info" title={t('match.human')}>
            <p class="mb-0">{t('match.human.text')}</p>
          </Notice>
        </div>
      </div>
    </div>
  );
}

function Matches({ view, source }: { view: MatchesView; source: Source }) {
  const t = useTexts(texts);
  return (
    <section aria-labelledby="matches">
      <h2 id="matches">{t('match.list')}</h2>
      <ol class="th-match-list">
        {view.shown.map((match) => (
          <li>
            <MatchCard match={match} />
          </li>
        ))}
      </ol>
      <More view={view} source={source} />
      <HowScored />
    </section>
  );
}

function More({ view, source }: { view: MatchesView; source: Source }) {
  const t = useTexts(texts);
  const { href } = usePage();
  const shown = view.shown.length;
  const next = Math.min(shown + MORE, MOST);
  const path = 'journey' in source ? journeyPath(source.journey, 'risultati') : keptPath(source.token);
  return (
    <p class="th-match-more">
      {t('match.shown', { n: shown, total: view.total })}{' '}
      {view.total > shown && shown < MOST ? (
        <a href={href(`${path}?mostra=${next}`)}>{t('match.more', { n: Math.min(next, view.total) - shown })}</a>
      ) : null}
    </p>
  );
}
