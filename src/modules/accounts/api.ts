export { youthsOf } from './store/joining/family-bonds.ts';
export { openShared } from './store/joining/shared-file.ts';
export { forgetStart, startOf } from './store/joining/started-from.ts';
export { membersOf, suspendOrganisation, unsuspendOrganisation } from './store/organisations/suspend-organisation.ts';
export { visibleToCompanies } from './store/organisations/visible-to-companies.ts';
export { openSessions } from './store/sessions.ts';
