import type { Config } from '../../../platform/config/config.ts';
import type { Db } from '../../../platform/db/database.ts';
import { page } from '../../../platform/http/reply.ts';
import { get } from '../../../platform/http/route.ts';
import type { Locale, Translate } from '../../../platform/i18n/catalogue.ts';
import { formatDate } from '../../../platform/i18n/format.ts';
import type { ModuleManifest } from '../../../platform/module/manifest.ts';
import { settledValues } from '../../../platform/settings/parameters.ts';
import { adultAge, minimumAge } from '../../accounts/api.ts';
import { texts } from '../texts.ts';
import { LegalBody } from './legal.page.tsx';
import { legalLists } from './legal-lists.ts';
import { legalPages, PRIVACY_VERSION } from './legal-pages.ts';

/** Privacy, legal notes, accessibility statement, frequent questions: from the configuration and the manifests of all modules. */
export function legalRoutes(modules: () => readonly ModuleManifest[]) {
  return legalPages.map((legal) =>
    get({
      path: legal.path,
      guard: 'public',
      audit: `site.${legal.key}`,
      async handle({ platform: { config }, locale, read }) {
        const t = texts(locale) as Translate;
        const title = t(`${legal.key}.title`);
        const lists = legal.key === 'privacy' ? legalLists(modules(), locale) : {};
        const ages = legal.key === 'privacy' ? await read(agesOfLaw) : {};
        const without = config.TALENTHUB_DPO_MAIL ? [] : ['privacy.dpo'];
        return page({
          title,
          description: t(`${legal.key}.lead`),
          breadcrumb: [{ label: title }],
          body: <LegalBody page={legal} values={{ ...valuesOf(config, locale), ...ages }} lists={lists} without={without} />,
        });
      },
    }),
  );
}

/** From what age somebody consents by themselves, by which law, and until when they are protected. */
async function agesOfLaw(db: Db): Promise<Readonly<Record<string, string>>> {
  const values = await settledValues(db, [minimumAge, adultAge]);
  const minimum = values.get(minimumAge.name);
  return {
    minimum: String(minimum?.value),
    law: minimum?.source ? ` (${minimum.source})` : '',
    adult: String(values.get(adultAge.name)?.value),
  };
}

function valuesOf(config: Config, locale: Locale): Readonly<Record<string, string>> {
  const { TALENTHUB_OPERATOR_NAME: owner, TALENTHUB_OPERATOR_MAIL: mail, TALENTHUB_OPERATOR_ADDRESS: address } = config;
  return {
    mail,
    owner: address ? `${owner}, ${address}` : owner,
    dpo: config.TALENTHUB_DPO_MAIL ?? '',
    authority: config.TALENTHUB_SUPERVISORY_AUTHORITY,
    checked: formatDate(new Date(`${config.TALENTHUB_ACCESSIBILITY_CHECKED}T12:00:00Z`), locale),
    version: PRIVACY_VERSION,
  };
}
