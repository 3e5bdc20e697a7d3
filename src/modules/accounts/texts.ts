import { catalogue } from '../../platform/i18n/catalogue.ts';
import administerEn from './locales/administer.en.json' with { type: 'json' };
import administerIt from './locales/administer.it.json' with { type: 'json' };
import baseEn from './locales/base.en.json' with { type: 'json' };
import baseIt from './locales/base.it.json' with { type: 'json' };
import keepSafeEn from './locales/keep-safe.en.json' with { type: 'json' };
import keepSafeIt from './locales/keep-safe.it.json' with { type: 'json' };
import ownDataEn from './locales/own-data.en.json' with { type: 'json' };
import ownDataIt from './locales/own-data.it.json' with { type: 'json' };
import registerPersonEn from './locales/register-person.en.json' with { type: 'json' };
import registerPersonIt from './locales/register-person.it.json' with { type: 'json' };
import runOrganisationEn from './locales/run-organisation.en.json' with { type: 'json' };
import runOrganisationIt from './locales/run-organisation.it.json' with { type: 'json' };
import signInEn from './locales/sign-in.en.json' with { type: 'json' };
import signInIt from './locales/sign-in.it.json' with { type: 'json' };
import useProviderEn from './locales/use-provider.en.json' with { type: 'json' };
import useProviderIt from './locales/use-provider.it.json' with { type: 'json' };

/** One pair of files per area of the module, so that each can be read alone; a test keeps their keys apart. */
export const texts = catalogue(
  { ...baseIt, ...signInIt, ...keepSafeIt, ...registerPersonIt, ...useProviderIt, ...runOrganisationIt, ...ownDataIt, ...administerIt },
  { ...baseEn, ...signInEn, ...keepSafeEn, ...registerPersonEn, ...useProviderEn, ...runOrganisationEn, ...ownDataEn, ...administerEn },
);
