import type { ModuleManifest } from '../../platform/module/manifest.ts';
import { organisationRoutes } from './administer-organisations/admin-organisation.route.tsx';
import { organisationsRoute } from './administer-organisations/admin-organisations.route.tsx';
import { foundRoutes } from './administer-organisations/found-organisation.route.tsx';
import { peopleRoutes } from './administer-people/admin-people.route.tsx';
import { personRoutes } from './administer-people/admin-person.route.tsx';
import { permissions } from './permissions.ts';
import { auditRoutes } from './read-audit/admin-audit.route.tsx';
import { settingsRoutes } from './set-parameters/admin-settings.route.tsx';
import { healthRoute } from './show-health/admin-health.route.tsx';
import { overviewRoute } from './show-overview/admin-overview.route.tsx';
import { rolesRoute } from './show-roles/admin-roles.route.tsx';
import { texts } from './texts.ts';
import { importsRoutes } from './watch-imports/admin-imports.route.tsx';
import { invitationsRoutes } from './watch-invitations/admin-invitations.route.tsx';
import { jobsRoutes } from './watch-jobs/admin-jobs.route.tsx';
import { mailRoutes } from './watch-mail/admin-mail.route.tsx';

/** The pages of who runs the installation. They get the list of modules when asked: permissions, parameters and health are everybody's. */
export function administrationModule(modules: () => readonly ModuleManifest[]): ModuleManifest {
  return {
    name: 'administration',
    dependsOn: ['accounts', 'opportunities', 'territory'],
    texts,
    tables: [],
    permissions,
    routes: [
      overviewRoute(modules),
      ...peopleRoutes,
      ...personRoutes,
      organisationsRoute,
      ...foundRoutes,
      ...organisationRoutes,
      rolesRoute(modules),
      ...invitationsRoutes,
      ...importsRoutes,
      ...jobsRoutes,
      ...mailRoutes,
      ...auditRoutes,
      ...settingsRoutes(modules),
      healthRoute(modules),
    ],
  };
}
