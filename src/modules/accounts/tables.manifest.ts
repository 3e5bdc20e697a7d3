import type { PersonalColumn, TableManifest } from '../../platform/module/manifest.ts';

/** null days: until the person's account goes. */
function personal(column: string, why: string, keptDays: number | null = null): PersonalColumn {
  return { column, why, keptDays };
}

/** The module's tables with the personal data in them: what the export holds, what an erasure removes, what retention clears. */
export const tables: readonly TableManifest[] = [
  {
    name: 'accounts_person',
    personal: [
      personal('email', 'To sign in and to be written to'),
      personal('given_name', 'How the person wants to be called'),
      personal('family_name', 'So that an operator finds the person at the desk'),
      personal('birth_date', 'The service is for people from 14 to 34; minors are protected'),
      personal('comune', 'Services near home'),
      personal('last_sign_in_at', 'Accounts that nobody uses are closed'),
      personal('started_from', 'So that nothing is typed twice', 1),
    ],
  },
  { name: 'accounts_personal_role' },
  { name: 'accounts_password', personal: [personal('hash', 'To check the password, which nobody can read')] },
  { name: 'accounts_totp', personal: [personal('secret', 'To check the codes of the second factor')] },
  { name: 'accounts_recovery_code', personal: [personal('hash', 'To come in when the phone is lost')] },
  {
    name: 'accounts_passkey',
    personal: [personal('public_key', 'To check a passkey'), personal('name', 'So that the person recognises it')],
  },
  { name: 'accounts_external_identity', personal: [personal('subject', 'To recognise the person that a provider outside vouches for')] },
  { name: 'accounts_session', personal: [personal('device', 'So that the person recognises where they are signed in', 90)] },
  { name: 'accounts_ticket', personal: [personal('data', 'What a link sent by mail carries', 30)] },
  {
    name: 'accounts_known_device',
    personal: [personal('device_hash', 'To tell the person of a sign-in from a device that was never seen', 90)],
  },
  { name: 'accounts_attempt' },
  { name: 'accounts_organisation' },
  { name: 'accounts_coverage' },
  { name: 'accounts_membership' },
  { name: 'accounts_verification' },
  { name: 'accounts_invitation', personal: [personal('email', 'To send the invitation', 90)] },
  { name: 'accounts_desk_batch' },
  { name: 'accounts_desk_code' },
  { name: 'accounts_family_bond' },
  { name: 'accounts_case' },
  { name: 'accounts_consent' },
  {
    name: 'accounts_file_access',
    personal: [personal('reason', 'Why somebody opened the file', 3650), personal('viewer_name', 'Who opened the file', 3650)],
  },
];
