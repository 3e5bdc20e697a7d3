import type { ModulePart } from '../module-part.ts';
import { REOPENED, SUSPENDED } from '../store/organisations/suspend-organisation.ts';
import { changeHatRoutes } from './change-hat/change-hat.route.tsx';
import { decideProofRoutes } from './decide-proof/decide-proof.route.tsx';
import { deskCodesRoutes } from './desk-codes/desk-codes.route.tsx';
import { editOrganisationRoutes } from './edit-organisation/edit-organisation.route.tsx';
import { giveCodeRoutes } from './give-code/give-code.route.tsx';
import { offerProofRoutes } from './offer-proof/offer-proof.route.tsx';
import { roleHomeRoutes } from './role-home/role-home.route.tsx';
import { runMembersRoutes } from './run-members/run-members.route.tsx';
import { organisationPermissions } from './run-organisation.permissions.ts';
import { takeInChargeRoutes } from './take-in-charge/take-in-charge.route.tsx';

export const runOrganisationPart: ModulePart = {
  permissions: organisationPermissions,
  publishes: [SUSPENDED, REOPENED],
  routes: [
    ...roleHomeRoutes,
    ...changeHatRoutes,
    ...editOrganisationRoutes,
    ...runMembersRoutes,
    ...offerProofRoutes,
    ...decideProofRoutes,
    ...deskCodesRoutes,
    ...takeInChargeRoutes,
    ...giveCodeRoutes,
  ],
};
