import type { ModuleManifest } from '../../../platform/module/manifest.ts';
import type { ModulePart } from '../module-part.ts';
import { copyUserCommand } from './answer-request/copy-user.command.ts';
import { eraseUserCommand } from './answer-request/erase-user.command.ts';
import { exportRoutes } from './export-data/export.route.tsx';
import { makeExportsJob } from './export-data/make-exports.job.ts';
import { consentRoutes } from './give-consent/consents.route.tsx';
import { closeUnusedJob, erasePeopleJob } from './leave-service/erase-people.job.ts';
import { leaveRoutes } from './leave-service/leave.route.tsx';
import { accessLogRoutes } from './open-file/access-log.route.tsx';
import { heldDataRoute, ownDataRoute } from './show-data/own-data.route.tsx';

/** Stands on the manifests of all modules: what they hold about a person is shown, copied and erased from here. */
export function ownDataPart(modules: () => readonly ModuleManifest[]): ModulePart {
  return {
    routes: [ownDataRoute, heldDataRoute(modules), ...consentRoutes, ...accessLogRoutes, ...exportRoutes, ...leaveRoutes],
    jobs: [makeExportsJob(modules), erasePeopleJob(modules), closeUnusedJob],
    commands: [copyUserCommand(modules), eraseUserCommand],
    publishes: ['accounts.consent-changed'],
    permissions: [
      {
        name: 'accounts.read-case',
        about: 'Open the file of a person one is in charge of; the access is written where that person sees it.',
        grants: { operator: 'caseload' },
      },
      {
        name: 'accounts.read-file',
        about: 'Open the file of another person of the territory, with a reason that the person sees.',
        grants: { operator: 'territory' },
      },
    ],
  };
}
