export {
  type Actor,
  endAllSessions,
  grantAdmin,
  resendConfirmation,
  revokeAdmin,
  suspendPerson,
  unsuspendPerson,
} from './administer/administer-person.usecase.ts';
export type { DirectoryHat, DirectoryPerson, PeopleWish } from './administer/directory.ts';
export {
  FORMS,
  FOUNDED_KINDS,
  foundOrganisation,
  type NewOrganisation,
} from './administer/found-organisation.usecase.ts';
export { type OpenInvitation, openInvitations } from './administer/invitations.query.ts';
export { noteReading } from './administer/note-reading.ts';
export {
  countOrganisations,
  listOrganisations,
  type OrganisationDetail,
  type OrganisationLine,
  organisationDetail,
} from './administer/organisations.query.ts';
export { type AccountFacts, accountFacts, countRoles, listPeople, personByPublicId } from './administer/people.query.ts';
export { type InventedYouth, inventedYouthAfter } from './demo/demo-youth.query.ts';
export { normaliseEmail } from './domain/email-address.ts';
export { needsFreshProof, proveAgainPath } from './domain/fresh-proof.ts';
export { ROLES_OF_KIND } from './domain/joining/invitation-rules.ts';
export { hasConsent } from './own-data/give-consent/consents.usecase.ts';
export { type HeldDatum, heldData } from './own-data/show-data/held-data.ts';
export { adultAge, minimumAge, signInByLink } from './parameters.ts';
export { type OpenFile, type Opening, openFile } from './store/files/open-file.ts';
export { youthsOf } from './store/joining/family-bonds.ts';
export { invite, withdrawInvitation } from './store/joining/invitations.ts';
export { forgetStart, startOf } from './store/joining/started-from.ts';
export { membersOf, suspendOrganisation, unsuspendOrganisation } from './store/organisations/suspend-organisation.ts';
export { visibleToCompanies } from './store/organisations/visible-to-companies.ts';
export { openSessions } from './store/sessions.ts';
export type { OrganisationKind, OrganisationStatus, PersonStatus } from './store/tables.ts';
