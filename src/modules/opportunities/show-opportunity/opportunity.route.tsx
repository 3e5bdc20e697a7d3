import { z } from 'zod';
import { truncate } from '../../../kernel/text.ts';
import { failure, type PageView, page, redirect } from '../../../platform/http/reply.ts';
import { get } from '../../../platform/http/route.ts';
import type { Locale } from '../../../platform/i18n/catalogue.ts';
import { type AdAddress, adAddress } from '../content/ad-address.ts';
import { jobPosting } from '../content/job-posting.ts';
import { opportunitiesErrors } from '../errors.ts';
import { adPath } from '../store/ad-record.ts';
import { adById, isVisible } from '../store/read-ads.ts';
import { texts } from '../texts.ts';
import { GoneBody, OpportunityBody } from './opportunity.page.tsx';
import { type OpportunityView, opportunityView } from './opportunity.query.ts';

const query = z.object({ near: z.string().trim().max(100).optional().catch(undefined) });

/** `/opportunita/{id}-{slug}`: 200 also for closed ads (with a banner, not for search engines), 410 after a month, 404 unknown. */
export const showOpportunityRoute = get<AdAddress, z.infer<typeof query>>({
  path: '/opportunita/:idslug',
  guard: 'public',
  audit: 'opportunities.show',
  params: adAddress,
  query,
  async handle({ platform, params, query: { near }, locale, now, search, read }) {
    const { id, slug } = params.idslug;
    const found = await read(async (db) => {
      const view = await opportunityView(platform, db, { id, near, locale, now });
      const original = view?.ad.duplicateOf ? await adById(db, view.ad.duplicateOf, now) : null;
      return view && { view, original };
    });
    if (!found) return failure(opportunitiesErrors.notFound);
    const { view, original } = found;
    // Not for ever: when the original closes, this ad comes back to light.
    if (original && isVisible(original)) return redirect(adPath(original) + search, { status: 302 });
    if (slug !== view.ad.slug) return redirect(adPath(view.ad) + search, { status: 301 });
    return page(pageOf(view, platform.config.publicUrl, locale));
  },
});

function pageOf(view: OpportunityView, publicUrl: string, locale: Locale): PageView {
  const t = texts(locale);
  const { ad, facts } = view;
  const gone = ad.status === 'gone';
  const skills = [...view.skills.essential, ...view.skills.welcome, ...view.licences];
  return {
    title: view.ad.organisation ? `${ad.title} – ${ad.organisation}` : ad.title,
    description: truncate(t('show.meta', { what: facts.what, where: facts.where, contract: facts.contract, pay: facts.pay }), 160),
    status: gone ? 410 : 200,
    noindex: ad.status !== 'published',
    canonical: adPath(ad),
    breadcrumb: [{ label: t('show.search'), path: '/opportunita' }, { label: ad.title }],
    structuredData: ad.status === 'published' ? [jobPosting(ad, { publicUrl, skills })] : [],
    body: gone ? <GoneBody view={view} /> : <OpportunityBody view={view} />,
  };
}
