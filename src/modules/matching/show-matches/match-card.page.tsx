import { usePage, useTexts } from '../../../design/layout/page-context.ts';
import { formatNumber } from '../../../platform/i18n/format.ts';
import { OpportunityCard } from '../../opportunities/api.ts';
import { texts } from '../texts.ts';
import type { ShownMatch, ShownPart } from './matches-view.ts';

const STRONGEST = 2;

/** An ad, its score in words, the strongest reasons, and all the counts one click away. */
export function MatchCard({ match }: { match: ShownMatch }) {
  const t = useTexts(texts);
  return (
    <OpportunityCard ad={match.ad} distanceKm={match.distanceKm} level={3}>
      <div class="th-match">
        <p class="th-match-score">
          <strong>{t('match.score', { n: match.score })}</strong>
          <ScoreBar score={match.score} />
        </p>
        <ul class="th-match-reasons">
          {strongest(match.parts).map((part) => (
            <li>{part.text}</li>
          ))}
        </ul>
        <Missing match={match} />
        <details class="th-match-details">
          <summary>{t('match.why')}</summary>
          <Parts match={match} />
        </details>
      </div>
    </OpportunityCard>
  );
}

/** Those that gave the most points. Recency is no reason to apply; place, contract and hours are among the ad's facts just above. */
const ABOVE = new Set<ShownPart['name']>(['recency', 'distance', 'contract']);

function strongest(parts: readonly ShownPart[]): ShownPart[] {
  const given = parts.filter((part) => part.points > 0 && !ABOVE.has(part.name));
  return given.sort((a, b) => b.points - a.points).slice(0, STRONGEST);
}

/** The sentence beside it says the same: for the eye only. */
function ScoreBar({ score }: { score: number }) {
  return (
    <svg class="th-match-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="th-match-bar-all" width="100" height="6" rx="3" />
      <rect class="th-match-bar-own" width={score} height="6" rx="3" />
    </svg>
  );
}

function Parts({ match }: { match: ShownMatch }) {
  const t = useTexts(texts);
  const { locale } = usePage();
  const sum = match.parts.map((part) => formatNumber(part.points, locale)).join(' + ');
  return (
    <>
      <ul class="th-match-parts">
        {match.parts.map((part) => (
          <li>
            <span class="th-match-part">{t(`match.part.${part.name}`)}</span>{' '}
            <span class="th-match-points">{t('match.points', { points: part.points, n: part.max })}</span>
            <span class="th-match-text">{part.text}</span>
          </li>
        ))}
      </ul>
      <p class="th-match-sum">{t('match.sum', { sum: `${sum} = ${formatNumber(match.score, locale)}` })}</p>
    </>
  );
}

const MISSING_SHOWN = 2;

function Missing({ match }: { match: ShownMatch }) {
  const t = useTexts(texts);
  const { href } = usePage();
  if (match.missing.length === 0) return null;
  const named = match.missing.slice(0, MISSING_SHOWN);
  const others = match.missing.length - named.length;
  const list = (others > 0 ? [...named, t('match.missing.others', { n: others })] : named).join('; ');
  return (
    <p class="th-match-missing">
      {t('match.missing', { list })}{' '}
      {match.sheet ? (
        <a href={href(match.sheet.path)}>
          {t('match.learn.short')}
          <span class="visually-hidden">: {match.sheet.job}</span>
        </a>
      ) : null}
    </p>
  );
}
