import type { ComponentChildren } from 'preact';
import { Notice } from '../../../design/content/notice.tsx';
import { Facts, Tags } from '../../../design/content/tags.tsx';
import { usePage, useTexts } from '../../../design/layout/page-context.ts';
import type { Locale } from '../../../platform/i18n/catalogue.ts';
import { askedFacts } from '../content/asked-facts.ts';
import { OpportunityList } from '../content/opportunity-card.tsx';
import { PlainText } from '../content/plain-text.tsx';
import { adPath } from '../store/ad-record.ts';
import { texts } from '../texts.ts';
import type { OpportunityView } from './opportunity.query.ts';

interface Props {
  view: OpportunityView;
}

/** One ad: what, who, where, pay and contract first; then what it means, how to apply, what else there is. */
export function OpportunityBody({ view }: Props) {
  const t = useTexts(texts);
  const page = usePage();
  const { ad, facts } = view;
  const open = ad.status === 'published';
  return (
    <div class="container-xxl th-page">
      <Closed view={view} />
      <article class="th-ad">
        <header class="th-ad-head">
          <p class="th-kicker">{facts.kind}</p>
          <h1>{facts.what}</h1>
          <p class="lead">{facts.who}</p>
          {ad.demo ? <p class="th-ad-demo">{t('ad.demo')}</p> : null}
        </header>
        <div class="th-ad-columns">
          <div class="th-ad-main">
            <section aria-labelledby="facts">
              <h2 id="facts" class="visually-hidden">
                {t('show.facts')}
              </h2>
              <Facts items={factItems(view, t, page.href, page.locale)} />
              {ad.readInText.length > 0 ? <p class="form-text">{t('show.read-in-text')}</p> : null}
            </section>
            <section aria-labelledby="description">
              <h2 id="description">{t('show.description')}</h2>
              {ad.description === '' ? <p>{t('show.no-description')}</p> : <PlainText text={ad.description} />}
            </section>
            <Asked view={view} />
          </div>
          {open ? (
            <aside class="th-ad-side" aria-labelledby="apply">
              <Apply view={view} />
              <p>
                <a href={page.href(`${adPath(ad)}/segnala`)}>{t('show.report')}</a>
              </p>
            </aside>
          ) : null}
          <Contract view={view} />
        </div>
      </article>
      <Similar view={view} />
    </div>
  );
}

function factItems(
  { ad, facts, occupation }: OpportunityView,
  t: ReturnType<typeof texts>,
  href: (path: string) => string,
  locale: Locale,
) {
  const items: ({ term: string; value: ComponentChildren } | null)[] = [
    { term: t('ad.where'), value: facts.where },
    { term: t('ad.contract'), value: facts.contract },
    { term: t('ad.pay'), value: facts.pay },
    ...askedFacts(ad, locale),
    occupation ? { term: t('show.occupation'), value: <a href={href(`/professioni/${occupation.slug}`)}>{occupation.label}</a> } : null,
    ad.openings && ad.openings > 1 ? { term: t('show.openings'), value: String(ad.openings) } : null,
    ad.agreement ? { term: t('show.agreement'), value: ad.agreement } : null,
    { term: t('show.published'), value: facts.published },
    facts.expires ? { term: t('show.expires'), value: facts.expires } : null,
    { term: t('show.from'), value: ad.sourceName },
  ];
  return items.filter((item) => item !== null);
}

/** What happened to an ad that is no longer open. */
export function Closed({ view }: Props) {
  const t = useTexts(texts);
  const { status } = view.ad;
  if (status !== 'expired' && status !== 'filled' && status !== 'withdrawn' && status !== 'gone') return null;
  return (
    <Notice tone="warning">
      <p>
        {t(`show.closed.${status}`)} {view.similar.length > 0 ? t('show.closed.similar') : null}
      </p>
    </Notice>
  );
}

function Asked({ view }: Props) {
  const t = useTexts(texts);
  const { essential, welcome, implied } = view.skills;
  const none = essential.length + welcome.length + implied.length + view.licences.length === 0;
  return (
    <section aria-labelledby="skills">
      <h2 id="skills">{t('show.skills')}</h2>
      {none ? <p>{t('show.skills.none')}</p> : null}
      <Labelled title={t('show.licences')} items={view.licences} />
      <Labelled title={t('show.skills.essential')} items={essential} />
      <Labelled title={t('show.skills.welcome')} items={welcome} />
      <Labelled title={t('show.skills.implied')} items={implied} />
    </section>
  );
}

function Labelled({ title, items }: { title: string; items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <>
      <p class="th-ad-label">{title}</p>
      <Tags items={items} label={title} />
    </>
  );
}

function Contract({ view }: Props) {
  const t = useTexts(texts);
  const { sections, sources } = view.contract;
  return (
    <section class="th-ad-decoder" aria-labelledby="decoder">
      <h2 id="decoder">{t('decoder.title')}</h2>
      <dl>
        {sections.map((section) => (
          <div>
            <dt>{section.title}</dt>
            <dd>{section.text}</dd>
          </div>
        ))}
      </dl>
      <p>{t('decoder.ask')}</p>
      {sources.length > 0 ? (
        <p class="form-text">{t('decoder.sources', { sources: sources.map((source) => source.name).join('; ') })}</p>
      ) : null}
    </section>
  );
}

function Apply({ view }: Props) {
  const t = useTexts(texts);
  const { ad, reference } = view;
  return (
    <div class="th-ad-apply">
      <h2 id="apply" class="h4">
        {t('show.apply')}
      </h2>
      {ad.demo ? (
        <p>{t('show.apply.demo')}</p>
      ) : ad.applyUrl ? (
        <ApplyLink url={ad.applyUrl} />
      ) : (
        <AtTheDesk source={ad.sourceName} reference={reference} />
      )}
      <p class="form-text">{t('show.apply.never-pay')}</p>
    </div>
  );
}

function ApplyLink({ url }: { url: string }) {
  const t = useTexts(texts);
  return (
    <>
      <p>
        <a class="btn btn-primary" href={url} rel="noopener nofollow">
          {t('show.apply.link', { host: new URL(url).hostname.replace(/^www\./, '') })}
        </a>
      </p>
      <p class="form-text">{t('show.apply.leaves')}</p>
    </>
  );
}

function AtTheDesk({ source, reference }: { source: string; reference: string | null }) {
  const t = useTexts(texts);
  return (
    <>
      <p>{t('show.apply.centre', { source })}</p>
      {reference ? (
        <p>
          {t('show.apply.code')}: <strong>{reference}</strong>
        </p>
      ) : null}
    </>
  );
}

function Similar({ view }: Props) {
  const t = useTexts(texts);
  const page = usePage();
  return (
    <section class="th-ad-similar" aria-labelledby={view.similar.length > 0 ? 'similar' : undefined}>
      {view.similar.length > 0 ? (
        <>
          <h2 id="similar">{t('show.similar')}</h2>
          <OpportunityList ads={view.similar} distances={view.distances} near={view.near} level={3} />
        </>
      ) : null}
      <p class="th-actions">
        <a class="btn btn-outline-primary" href={page.href('/opportunita')}>
          {t('show.similar.all')}
        </a>
      </p>
    </section>
  );
}

/** What remains of an ad that has been gone for a month: that it is gone, and what is like it. */
export function GoneBody({ view }: Props) {
  return (
    <div class="container-xxl th-page">
      <h1>{view.facts.what}</h1>
      <Closed view={view} />
      <Similar view={view} />
    </div>
  );
}
