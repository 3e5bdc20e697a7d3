import { content, failure } from '../../../../platform/http/reply.ts';
import { get } from '../../../../platform/http/route.ts';
import { accountErrors } from '../../errors.ts';
import { samlSettings } from './saml-settings.ts';
import { spMetadata } from './sp-metadata.ts';

/** What the federation needs to know of us. */
export const samlMetadataRoute = get({
  path: '/accedi/saml/metadata',
  guard: 'public',
  audit: 'accounts.saml-metadata',
  rateLimit: { max: 30, perSeconds: 60 },
  handle({ platform: { config } }) {
    if (config.TALENTHUB_SAML_IDP_METADATA === undefined) return failure(accountErrors.unknownPage);
    return content(spMetadata(samlSettings(config), config), 'application/samlmetadata+xml; charset=utf-8');
  },
});
