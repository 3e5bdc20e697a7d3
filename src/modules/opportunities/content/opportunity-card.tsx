import type { ComponentChildren } from 'preact';
import { Card } from '../../../design/content/card.tsx';
import { usePage, useTexts } from '../../../design/layout/page-context.ts';
import { type AdRecord, adPath } from '../store/ad-record.ts';
import { texts } from '../texts.ts';
import { adFacts } from './ad-facts.ts';

interface CardProps {
  ad: AdRecord;
  /** From where the person is. */
  distanceKm?: number | null | undefined;
  /** What the person typed as "near": the ad's page shows the distance from there too. */
  near?: string | undefined;
  level?: 2 | 3 | 4;
  /** Something of the list's own below the facts: reasons of a match. */
  children?: ComponentChildren;
}

/** One ad in a list: what, who, where, pay and contract; then how fresh it is. */
export function OpportunityCard({ ad, distanceKm = null, near, level = 3, children }: CardProps) {
  const t = useTexts(texts);
  const page = usePage();
  const facts = adFacts(ad, page.locale, page.now, distanceKm);
  const path = near ? `${adPath(ad)}?near=${encodeURIComponent(near)}` : adPath(ad);
  return (
    <Card level={level} title={ad.title} path={path} kicker={facts.kind}>
      <p class="th-ad-who">{facts.who}</p>
      <ul class="th-ad-facts">
        <li>
          <span class="visually-hidden">{t('ad.where')}: </span>
          {facts.where}
        </li>
        <li>
          <span class="visually-hidden">{t('ad.contract')}: </span>
          {facts.contract}
        </li>
        <li>
          <span class="visually-hidden">{t('ad.pay')}: </span>
          {facts.pay}
        </li>
      </ul>
      {children}
      <p class="th-ad-foot">
        <span>
          {facts.published}
          {facts.expires ? ` · ${facts.expires}` : null}
        </span>
        {ad.demo ? <span class="th-ad-demo">{t('ad.demo')}</span> : null}
      </p>
    </Card>
  );
}

interface ListProps {
  ads: readonly AdRecord[];
  /** Kilometres by ad id. */
  distances?: ReadonlyMap<number, number | null>;
  near?: string | undefined;
  level?: 2 | 3 | 4;
}

/** Ads one below the other (side by side where there is room), in the order given. */
export function OpportunityList({ ads, distances, near, level = 3 }: ListProps) {
  return (
    <ul class="th-ad-list">
      {ads.map((ad) => (
        <li key={ad.id}>
          <OpportunityCard ad={ad} distanceKm={distances?.get(ad.id)} near={near} level={level} />
        </li>
      ))}
    </ul>
  );
}
