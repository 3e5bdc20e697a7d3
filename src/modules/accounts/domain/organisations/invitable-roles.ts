import type { Role } from '../../../../kernel/access/viewer.ts';
import { ROLES_OF_KIND } from '../joining/invitation-rules.ts';

/** Roles that somebody with this role may invite others to, in an organisation of this kind: never to more than they have themselves. */
export function invitableRoles(kind: keyof typeof ROLES_OF_KIND, own: Role): readonly Role[] {
  const roles: readonly Role[] = ROLES_OF_KIND[kind];
  return roles.filter((role) => !isAbove(role, own));
}

const ABOVE: Readonly<Partial<Record<Role, readonly Role[]>>> = { operator: ['manager', 'governance'], manager: ['governance'] };

/** Whether a role reaches further than another one of the same organisation. */
export function isAbove(role: Role, own: Role): boolean {
  return ABOVE[own]?.includes(role) ?? false;
}
