export { hasConsent } from './own-data/give-consent/consents.usecase.ts';
export { type OpenFile, type Opening, openFile } from './own-data/open-file/open-file.ts';
export { type HeldDatum, heldData } from './own-data/show-data/held-data.ts';
export { youthsOf } from './store/joining/family-bonds.ts';
export { openShared } from './store/joining/shared-file.ts';
export { forgetStart, startOf } from './store/joining/started-from.ts';
export { membersOf, suspendOrganisation, unsuspendOrganisation } from './store/organisations/suspend-organisation.ts';
export { visibleToCompanies } from './store/organisations/visible-to-companies.ts';
export { openSessions } from './store/sessions.ts';
