import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { modules } from '../../src/app.ts';
import { renderDocument } from '../../src/design/layout/document.tsx';
import { errorPage, errorText } from '../../src/design/layout/error-page.tsx';
import { type Permission, policyOf } from '../../src/kernel/access/permission.ts';
import { openSessions } from '../../src/modules/accounts/api.ts';
import { content, failure } from '../../src/platform/http/reply.ts';
import { get, post, type Route } from '../../src/platform/http/route.ts';
import { createServer } from '../../src/platform/http/server.ts';
import { catalogue } from '../../src/platform/i18n/catalogue.ts';
import type { ModuleManifest } from '../../src/platform/module/manifest.ts';
import type { Platform } from '../../src/platform/platform.ts';

const SYSTEM = { kind: 'system', why: 'a mistake, on purpose' } as const;
interface Params {
  readonly person: string;
}

const params: z.ZodType<Params> = z.object({ person: z.string() });
const permission: Permission = { name: 'leaky.read', about: 'Read a file', grants: { operator: 'caseload', admin: 'region' } };

const nameOf = (platform: Platform, person: string) =>
  platform.database.read(
    (db) => db.selectFrom('accounts_person').select('given_name').where('id', '=', Number(person)).executeTakeFirst(),
    SYSTEM,
  );

/** Mistakes that people make: each of these routes lets through what the policy refuses. */
export const LEAKY: Readonly<Record<string, Route>> = {
  'si dimentica di chiedere can() della cosa': get<Params>({
    path: '/prova/dimentica/:person',
    guard: { may: 'leaky.read' },
    params,
    audit: 'leaky.forgets',
    handle: async ({ platform, params }) => content((await nameOf(platform, params.person))?.given_name ?? '', 'text/plain'),
  }),
  'dice 404, ma con il nome dentro': get<Params>({
    path: '/prova/sussurra/:person',
    guard: { may: 'leaky.read' },
    params,
    audit: 'leaky.whispers',
    async handle({ platform, params, can }) {
      const name = (await nameOf(platform, params.person))?.given_name ?? '';
      return can('leaky.read', { person: Number(params.person) })
        ? content(name, 'text/plain')
        : content(name, 'text/plain', { status: 404 });
    },
  }),
  'risponde 403 invece di 404': get<Params>({
    path: '/prova/ammette/:person',
    guard: { may: 'leaky.read' },
    params,
    audit: 'leaky.admits',
    handle: ({ params, can }) =>
      can('leaky.read', { person: Number(params.person) })
        ? content('', 'text/plain')
        : failure({ code: 'http.foreign-form', status: 403 }),
  }),
  'rifiuta, ma ha già scritto': post<Params>({
    path: '/prova/scrive/:person',
    guard: { may: 'leaky.read' },
    params,
    audit: 'leaky.writes',
    accepts: 'form',
    async handle({ platform, params, can }) {
      const person = Number(params.person);
      await platform.database.write(
        (db) => db.updateTable('accounts_person').set({ locale: 'en' }).where('id', '=', person).execute(),
        SYSTEM,
      );
      return can('leaky.read', { person }) ? content('', 'text/plain') : failure({ code: 'http.not-found', status: 404 });
    },
  }),
};

const leaky: ModuleManifest = {
  name: 'leaky',
  dependsOn: [],
  texts: catalogue({}, {}),
  tables: [],
  routes: Object.values(LEAKY),
  permissions: [permission],
};

export const leakyPolicy = policyOf([...modules.flatMap((module) => module.permissions ?? []), permission]);

/** The product with a module in it that makes every mistake of the list. */
export async function leakyApp(platform: Platform): Promise<FastifyInstance> {
  const site = { mainLinks: () => [], footerLinks: () => [], asset: (source: string) => `/assets/${source}` };
  const app = await createServer({
    platform,
    modules: [...modules, leaky],
    sessions: openSessions(platform),
    policy: leakyPolicy,
    assetsFolder: '/nowhere',
    renderer: { page: (view, request) => renderDocument(view, request, site), errorPage, errorText },
  });
  await app.ready();
  return app;
}
