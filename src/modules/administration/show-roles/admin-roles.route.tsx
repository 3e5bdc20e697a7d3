import type { Permission } from '../../../kernel/access/permission.ts';
import { page } from '../../../platform/http/reply.ts';
import { get } from '../../../platform/http/route.ts';
import type { ModuleManifest } from '../../../platform/module/manifest.ts';
import { countRoles } from '../../accounts/api.ts';
import { adminView } from '../content/admin-view.tsx';
import { directoryRows } from '../content/directory-rows.ts';
import { RolesBody } from './admin-roles.page.tsx';

/** Which role may do what, and how many people have it. */
export function rolesRoute(modules: () => readonly ModuleManifest[]) {
  return get({
    path: '/admin/ruoli',
    guard: { may: 'administration.look' },
    audit: 'administration.roles',
    async handle(context) {
      const counts = await context.platform.database.read(countRoles, directoryRows(context));
      const permissions: readonly Permission[] = modules().flatMap((module) => module.permissions ?? []);
      return page(adminView(context.locale, { at: 'roles', body: <RolesBody counts={counts} permissions={permissions} /> }));
    },
  });
}
