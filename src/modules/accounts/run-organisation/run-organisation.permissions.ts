import type { Permission } from '../../../kernel/access/permission.ts';

const OF_THEIR_ORGANISATION = {
  school: 'organisation',
  company: 'organisation',
  provider: 'organisation',
  operator: 'organisation',
  manager: 'organisation',
  governance: 'organisation',
} as const;

/** What may be done for an organisation, about organisations, and with young people at a desk. Leads of an organisation are asked for besides. */
export const organisationPermissions: readonly Permission[] = [
  { name: 'accounts.act-as-company', about: 'Open the pages of a company', grants: { company: 'organisation' } },
  {
    name: 'accounts.act-as-body',
    about: 'Open the pages of a training body, school or university',
    grants: { provider: 'organisation', school: 'organisation' },
  },
  {
    name: 'accounts.act-at-desk',
    about: 'Open the pages of a youth centre, comune or ambito',
    grants: { operator: 'organisation', manager: 'organisation' },
  },
  {
    name: 'accounts.oversee-network',
    about: 'See every organisation of the region and its state',
    grants: { governance: 'region', admin: 'region' },
  },
  { name: 'accounts.see-organisation', about: "See the data of one's organisation and who belongs to it", grants: OF_THEIR_ORGANISATION },
  {
    name: 'accounts.change-organisation',
    about: "Change the data of one's organisation (its leads)",
    grants: OF_THEIR_ORGANISATION,
  },
  {
    name: 'accounts.run-members',
    about: "Invite people to one's organisation, choose who leads it, end memberships (its leads)",
    grants: OF_THEIR_ORGANISATION,
  },
  {
    name: 'accounts.offer-proof',
    about: 'Prove that an organisation is what it says (its leads)',
    grants: { company: 'organisation', provider: 'organisation', school: 'organisation' },
  },
  {
    name: 'accounts.decide-proof',
    about: 'Look at the proofs of an organisation, accept or refuse them',
    grants: { operator: 'territory', manager: 'territory', governance: 'region', admin: 'region' },
  },
  {
    name: 'accounts.suspend-organisation',
    about: 'Make an organisation disappear at once, and bring it back',
    grants: { manager: 'territory', governance: 'region', admin: 'region' },
  },
  {
    name: 'accounts.make-desk-codes',
    about: 'Make codes on paper with which people register at a desk or in class',
    grants: { school: 'organisation', operator: 'organisation', manager: 'organisation' },
  },
  { name: 'accounts.give-presence-code', about: 'Make the code that says to an operator: I am here and I agree', grants: { youth: 'own' } },
  {
    name: 'accounts.take-in-charge',
    about: "Open a case for one's centre with a youth who is present and gives their code",
    grants: { operator: 'organisation' },
  },
  { name: 'accounts.see-case', about: 'Open the basic data of a youth one is in charge of', grants: { operator: 'caseload' } },
  {
    name: 'accounts.release-profile',
    about: 'Make a protected profile visible to companies, with the code of the youth who is present',
    grants: { operator: 'caseload' },
  },
  { name: 'accounts.close-case', about: 'Say that one is no longer in charge of a youth', grants: { operator: 'caseload' } },
];
