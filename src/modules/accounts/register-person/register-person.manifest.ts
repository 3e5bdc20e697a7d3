import type { ModulePart } from '../module-part.ts';
import { clearUnconfirmedJob } from './clear-unconfirmed.job.ts';
import { SHARE_WITH_FAMILY, shareFamilyRoutes } from './family/share-family.route.tsx';
import { makeAccountRoutes } from './finish/make-account.route.tsx';
import { acceptInvitationRoutes } from './invitation/accept-invitation.route.tsx';
import { tellOrganisationRoutes } from './organisation/tell-organisation.route.tsx';
import { deskCodeRoutes } from './who/desk-code.route.tsx';
import { whoAreYouRoutes } from './who/who-are-you.route.tsx';
import { birthDateRoutes } from './youth/birth-date.route.tsx';
import { chooseConsentsRoutes } from './youth/choose-consents.route.tsx';
import { homeTownRoutes } from './youth/home-town.route.tsx';
import { notForYouRoutes } from './youth/not-for-you.route.tsx';

export const registerPersonPart: ModulePart = {
  routes: [
    ...whoAreYouRoutes,
    ...deskCodeRoutes,
    ...notForYouRoutes,
    ...birthDateRoutes,
    ...homeTownRoutes,
    ...chooseConsentsRoutes,
    ...tellOrganisationRoutes,
    ...makeAccountRoutes,
    ...acceptInvitationRoutes,
    ...shareFamilyRoutes,
  ],
  permissions: [{ name: SHARE_WITH_FAMILY, about: 'Invite relatives, choose what they see, end it', grants: { youth: 'own' } }],
  jobs: [clearUnconfirmedJob],
  publishes: ['accounts.person-registered'],
};
