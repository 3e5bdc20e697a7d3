export { membersOf, suspendOrganisation, unsuspendOrganisation } from './store/organisations/suspend-organisation.ts';
export { visibleToCompanies } from './store/organisations/visible-to-companies.ts';
export { openSessions } from './store/sessions.ts';
