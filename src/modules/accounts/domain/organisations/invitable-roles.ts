import type { Role } from '../../../../kernel/access/viewer.ts';
import { ROLES_OF_KIND } from '../invitation-rules.ts';

/** Roles that somebody with this role may invite others to, in an organisation of this kind: never to more than they have themselves. */
export function invitableRoles(kind: keyof typeof ROLES_OF_KIND, own: Role): readonly Role[] {
  const roles: readonly Role[] = ROLES_OF_KIND[kind];
  return own === 'operator' ? roles.filter((role) => role !== 'manager') : roles;
}
