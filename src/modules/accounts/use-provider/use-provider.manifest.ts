import type { ModulePart } from '../module-part.ts';
import { manageLinksRoutes } from './links/manage-links.route.tsx';
import { oidcReturnRoutes } from './oidc/oidc-return.route.tsx';
import { samlMetadataRoute } from './saml/saml-metadata.route.ts';
import { samlReturnRoutes } from './saml/saml-return.route.tsx';
import { startProviderRoutes } from './start-provider.route.tsx';

/** Sign-in through providers outside: OpenID Connect, SPID and CIE. Off unless configured. */
export const useProviderPart: ModulePart = {
  routes: [...startProviderRoutes, ...oidcReturnRoutes, samlMetadataRoute, ...samlReturnRoutes, ...manageLinksRoutes],
};
