import type { ModuleManifest } from '../../platform/module/manifest.ts';
import { comeOfAgeJob } from './come-of-age/come-of-age.job.ts';
import { announceDemo, closeDemo } from './demo/demo-doors.ts';
import { seedPeople } from './demo/seed-people.ts';
import { examineAccounts } from './examine-accounts.ts';
import { keepSafePart } from './keep-safe/keep-safe.manifest.ts';
import { manageUsersPart } from './manage-users/manage-users.manifest.ts';
import { ownDataPart } from './own-data/own-data.manifest.ts';
import { accountParameters } from './parameters.ts';
import { registerPersonPart } from './register-person/register-person.manifest.ts';
import { runOrganisationPart } from './run-organisation/run-organisation.manifest.ts';
import { signInPart } from './sign-in/sign-in.manifest.ts';
import { signOutRoute } from './sign-out/sign-out.route.ts';
import { tables } from './tables.manifest.ts';
import { texts } from './texts.ts';
import { examineCertificates } from './use-provider/saml/examine-certificates.ts';
import { useProviderPart } from './use-provider/use-provider.manifest.ts';

const fixedParts = [signInPart, keepSafePart, registerPersonPart, useProviderPart, runOrganisationPart, manageUsersPart];

/** Gets the list of modules when asked, because it is itself one of them: people see, copy and erase what all of them hold. */
export function accountsModule(modules: () => readonly ModuleManifest[]): ModuleManifest {
  const parts = [...fixedParts, ownDataPart(modules)];
  return {
    name: 'accounts',
    dependsOn: ['territory'],
    texts,
    tables,
    routes: [signOutRoute, ...parts.flatMap((part) => part.routes)],
    jobs: [comeOfAgeJob, ...parts.flatMap((part) => part.jobs ?? [])],
    permissions: parts.flatMap((part) => part.permissions ?? []),
    publishes: parts.flatMap((part) => part.publishes ?? []),
    subscribes: parts.flatMap((part) => part.subscribes ?? []),
    commands: parts.flatMap((part) => part.commands ?? []),
    navigation: parts.flatMap((part) => part.navigation ?? []),
    parameters: accountParameters,
    reference: closeDemo,
    demo: seedPeople,
    announceDemo,
    examine: async (platform) => [...(await examineAccounts(platform)), ...(await examineCertificates(platform))],
  };
}
