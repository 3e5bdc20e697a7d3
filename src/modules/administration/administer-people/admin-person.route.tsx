import type { AppError, Result } from '../../../kernel/result.ts';
import type { Db } from '../../../platform/db/database.ts';
import { type FieldError, formText } from '../../../platform/http/forms.ts';
import { failure, page, type Reply, redirect } from '../../../platform/http/reply.ts';
import { get, post, type RequestContext } from '../../../platform/http/route.ts';
import type { Platform } from '../../../platform/platform.ts';
import {
  type Actor,
  accountFacts,
  endAllSessions,
  grantAdmin,
  needsFreshProof,
  noteReading,
  personByPublicId,
  proveAgainPath,
  resendConfirmation,
  revokeAdmin,
  suspendPerson,
  unsuspendPerson,
} from '../../accounts/api.ts';
import { adminView } from '../content/admin-view.tsx';
import { directoryRows, viewerOf } from '../content/directory-rows.ts';
import { opaqueId } from '../content/query.ts';
import { administrationErrors } from '../errors.ts';
import { texts } from '../texts.ts';
import { PersonBody } from './admin-person.page.tsx';

const PATH = '/admin/persone/:id';
const LONGEST = 300;

interface Id {
  readonly id: string;
}

interface Kind {
  /** The person is told why. */
  readonly reason: boolean;
  /** Only for somebody who has just proved again who they are. */
  readonly fresh?: boolean;
  run(platform: Platform, db: Db, deed: Deed): Promise<Result<void>>;
}

/** What can be done to a person here. */
const DEEDS: Readonly<Record<string, Kind>> = {
  suspend: { reason: true, run: suspendPerson },
  unsuspend: { reason: true, run: unsuspendPerson },
  'sign-out': { reason: false, run: endAllSessions },
  'admin-on': { reason: false, fresh: true, run: grantAdmin },
  'admin-off': { reason: false, fresh: true, run: revokeAdmin },
  confirm: { reason: false, run: resendConfirmation },
};

interface Deed {
  readonly by: Actor;
  readonly person: number;
  readonly reason: string;
}

export const personRoutes = [
  get<Id>({
    path: PATH,
    guard: { may: 'administration.people' },
    audit: 'administration.person',
    params: opaqueId,
    handle: (context) => show(context, []),
  }),
  post<Id>({
    path: PATH,
    guard: { may: 'administration.people' },
    audit: 'administration.change-person',
    params: opaqueId,
    accepts: 'form',
    async handle(context) {
      const { platform, form, params } = context;
      const action = formText(form, 'azione');
      const deed = Object.hasOwn(DEEDS, action) ? DEEDS[action] : undefined;
      if (!deed) return failure(administrationErrors.gone);
      // Who makes administrators, or unmakes them, has just shown who they are.
      if (deed.fresh && needsFreshProof(context)) return redirect(proveAgainPath(`/admin/persone/${params.id}`));
      const reason = formText(form, 'motivo');
      const errors = deed.reason ? reasonErrors(reason) : [];
      if (errors.length > 0) return show(context, errors, reason);
      const person = await platform.database.read((db) => personByPublicId(db, params.id), directoryRows(context));
      if (!person) return failure(administrationErrors.gone);
      const by = viewerOf(context);
      const done = await platform.database.write(
        (db) => deed.run(platform, db, { by, person: person.id, reason }),
        directoryRows(context, [person.id]),
      );
      return done.ok ? redirect(`/admin/persone/${params.id}`, { notice: 'saved' }) : show(context, [asError(done.error)]);
    },
  }),
];

function reasonErrors(reason: string): FieldError[] {
  if (reason === '') return [{ field: 'motivo', message: 'form.required' }];
  return reason.length > LONGEST ? [{ field: 'motivo', message: 'form.too-long' }] : [];
}

function asError({ code }: AppError): FieldError {
  return { field: 'azione', message: `refused.${code}` };
}

/** Reading is written down for the person first, in a transaction of its own. */
async function show(context: RequestContext<Id, unknown>, errors: readonly FieldError[], reason = ''): Promise<Reply> {
  const { platform, params, locale, now } = context;
  const viewer = viewerOf(context);
  const person = await platform.database.read((db) => personByPublicId(db, params.id), directoryRows(context));
  if (!person) return failure(administrationErrors.gone);
  const rows = directoryRows(context, [person.id]);
  if (person.id !== viewer.person) {
    await platform.database.write((db) => noteReading(db, now, { person: person.id, publicId: person.publicId, viewer }), rows);
  }
  const facts = await platform.database.read((db) => accountFacts(db, now, person.id), rows);
  const body = <PersonBody person={person} facts={facts} own={person.id === viewer.person} errors={errors} reason={reason} />;
  // The name stays out of the title: browsers keep titles in their history.
  const title = texts(locale)('person.title');
  const heading = `${person.given} ${person.family}`.trim();
  return page(adminView(locale, { at: 'people', title, heading, status: errors.length > 0 ? 422 : 200, body }));
}
