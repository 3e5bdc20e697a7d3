import { page } from '../../../platform/http/reply.ts';
import { get } from '../../../platform/http/route.ts';
import type { Translate } from '../../../platform/i18n/catalogue.ts';
import { texts } from '../texts.ts';
import { LegalBody } from './legal.page.tsx';
import { legalPages } from './legal-pages.ts';

/** Privacy, legal notes, accessibility statement, frequent questions: who runs the installation comes from the configuration. */
export const legalRoutes = legalPages.map((legal) =>
  get({
    path: legal.path,
    guard: 'public',
    audit: `site.${legal.key}`,
    handle({ platform, locale }) {
      const { TALENTHUB_OPERATOR_NAME: owner, TALENTHUB_OPERATOR_MAIL: mail } = platform.config;
      const t = texts(locale) as Translate;
      const title = t(`${legal.key}.title`);
      return page({
        title,
        description: t(`${legal.key}.lead`),
        breadcrumb: [{ label: title }],
        body: <LegalBody page={legal} owner={owner} mail={mail} />,
      });
    },
  }),
);
