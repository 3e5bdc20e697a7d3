import type { PersonalColumn, TableManifest } from '../../platform/module/manifest.ts';

/** Until the person's account goes. */
function personal(column: string, why: string): PersonalColumn {
  return { column, why, keptDays: null };
}

/** Until so many days after `since`. */
function forDays(keptDays: number, since: string, column: string, why: string): PersonalColumn {
  return { column, why, keptDays, since };
}

/** Never shown to anybody, the person included. */
function secret(column: string, why: string): PersonalColumn {
  return { ...personal(column, why), secret: true };
}

/** A log of ten years: as long as somebody can be asked to answer for having opened a file. */
const LOG_DAYS = 3650;

/** The module's tables with the personal data in them: what the export holds, what an erasure removes, what retention clears. */
export const tables: readonly TableManifest[] = [
  {
    name: 'accounts_person',
    personColumn: 'id',
    // An empty shell stays: the audit trail and other people's rows point to its number.
    onErasure: 'blank',
    personal: [
      personal('email', 'To sign in and to be written to'),
      personal('given_name', 'How the person wants to be called'),
      personal('family_name', 'So that an operator finds the person at the desk'),
      personal('birth_date', 'The service is for people of certain ages; minors are protected'),
      personal('comune', 'Services near home'),
      personal('status_reason', 'Why an account was suspended'),
      personal('last_sign_in_at', 'Accounts that nobody uses are closed'),
      forDays(1, 'created_at', 'started_from', 'So that nothing is typed twice'),
    ],
  },
  { name: 'accounts_personal_role', personColumn: 'person_id' },
  { name: 'accounts_password', personColumn: 'person_id', personal: [secret('hash', 'To check the password, which nobody can read')] },
  { name: 'accounts_totp', personColumn: 'person_id', personal: [secret('secret', 'To check the codes of the second factor')] },
  { name: 'accounts_recovery_code', personColumn: 'person_id', personal: [secret('hash', 'To come in when the phone is lost')] },
  {
    name: 'accounts_passkey',
    personColumn: 'person_id',
    personal: [
      secret('credential_id', 'To find the passkey again'),
      secret('public_key', 'To check a passkey'),
      personal('name', 'So that the person recognises it'),
    ],
  },
  {
    name: 'accounts_external_identity',
    personColumn: 'person_id',
    personal: [personal('subject', 'To recognise the person that a provider outside vouches for')],
  },
  {
    name: 'accounts_session',
    personColumn: 'person_id',
    personal: [
      secret('token_hash', 'To recognise the cookie of a session'),
      { ...forDays(90, 'created_at', 'device', 'So that the person recognises where they are signed in'), removesRow: true },
    ],
  },
  {
    name: 'accounts_ticket',
    personColumn: 'person_id',
    addresses: ['data'],
    personal: [
      secret('token_hash', 'To recognise a link sent by mail'),
      { ...forDays(30, 'created_at', 'data', 'What a link sent by mail carries'), secret: true, removesRow: true },
    ],
  },
  {
    name: 'accounts_known_device',
    personColumn: 'person_id',
    personal: [
      {
        ...forDays(90, 'last_at', 'device_hash', 'To tell the person of a sign-in from a device that was never seen'),
        secret: true,
        removesRow: true,
      },
    ],
  },
  { name: 'accounts_attempt' },
  { name: 'accounts_organisation' },
  { name: 'accounts_coverage' },
  { name: 'accounts_membership', personColumn: 'person_id' },
  { name: 'accounts_verification' },
  {
    name: 'accounts_invitation',
    personColumn: 'youth_id',
    addresses: ['email'],
    personal: [
      secret('token_hash', 'To recognise the link of an invitation'),
      forDays(90, 'created_at', 'email', 'To send the invitation'),
    ],
  },
  { name: 'accounts_desk_batch' },
  { name: 'accounts_desk_code', personColumn: 'used_by', onErasure: 'unlink' },
  {
    name: 'accounts_family_bond',
    personColumn: 'youth_id',
    mentions: [{ column: 'family_id', onErasure: 'delete', exported: true }],
  },
  { name: 'accounts_case', personColumn: 'youth_id' },
  { name: 'accounts_consent', personColumn: 'person_id' },
  {
    name: 'accounts_file_access',
    personColumn: 'person_id',
    mentions: [{ column: 'viewer_id', onErasure: ['viewer_name'] }],
    personal: [
      { ...forDays(LOG_DAYS, 'at', 'reason', 'Why somebody opened the file'), removesRow: true },
      { ...forDays(LOG_DAYS, 'at', 'viewer_name', 'Who opened the file'), removesRow: true },
    ],
  },
  {
    name: 'accounts_export',
    personColumn: 'person_id',
    fileColumn: 'file_key',
    personal: [{ ...secret('file_key', 'Where the copy of the data lies until it is deleted') }],
  },
  { name: 'accounts_departure', personColumn: 'person_id' },
  { name: 'accounts_departed_count' },
];
