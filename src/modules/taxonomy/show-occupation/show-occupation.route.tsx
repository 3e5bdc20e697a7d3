import { z } from 'zod';
import { truncate } from '../../../kernel/text.ts';
import { failure, page, redirect } from '../../../platform/http/reply.ts';
import { get } from '../../../platform/http/route.ts';
import { capitalised } from '../domain/display-label.ts';
import { taxonomyErrors } from '../errors.ts';
import { readOccupationSheet } from '../store/occupation-sheet.ts';
import { taxonomyOf } from '../store/snapshot.ts';
import { texts } from '../texts.ts';
import { occupationJsonLd } from './occupation-json-ld.ts';
import { OccupationBody } from './show-occupation.page.tsx';

const params = z.object({ slug: z.string().regex(/^[a-z0-9-]{1,120}$/) });

export const showOccupationRoute = get<z.infer<typeof params>, Record<string, never>>({
  path: '/professioni/:slug',
  guard: 'public',
  audit: 'taxonomy.show-occupation',
  params,
  async handle({ platform, params: { slug }, locale, read, href }) {
    const taxonomy = await taxonomyOf(platform);
    const occupation = taxonomy.occupationBySlug(slug);
    if (!occupation) return failure(taxonomyErrors.unknownOccupation);
    const path = `/professioni/${occupation.slug}`;
    if (occupation.slug !== slug) return redirect(path, { status: 301 });
    const sheet = await read((db) => readOccupationSheet(db, taxonomy, occupation, locale));
    const title = capitalised(occupation.label(locale));
    return page({
      title,
      description: sheet.description ? truncate(sheet.description.text, 155) : title,
      body: <OccupationBody sheet={sheet} />,
      breadcrumb: [{ label: texts(locale)('nav.occupations'), path: '/professioni' }, { label: title }],
      structuredData: [occupationJsonLd(sheet, locale, `${platform.config.publicUrl}${href(path)}`)],
    });
  },
});
