import type { Permission } from '../../kernel/access/permission.ts';

/** Only who runs the installation; each part by itself, so that a part can be given to somebody else one day. */
export const permissions: readonly Permission[] = [
  { name: 'administration.look', about: 'See the state of the installation, its audit, roles and settings', grants: { admin: 'region' } },
  {
    name: 'administration.people',
    about: 'Find people in the directory, suspend them, end their sessions, give the role of administrator',
    grants: { admin: 'region' },
  },
  {
    name: 'administration.organisations',
    about: 'Found and suspend organisations, invite whoever leads them',
    grants: { admin: 'region' },
  },
  { name: 'administration.operate', about: 'Try failed jobs and mails again', grants: { admin: 'region' } },
  { name: 'administration.settings', about: 'Change feature switches and legal numbers', grants: { admin: 'region' } },
];
