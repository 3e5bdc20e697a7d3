import { z } from 'zod';
import { recordAudit } from '../../../platform/audit/audit.ts';
import { type FieldError, formText } from '../../../platform/http/forms.ts';
import { failure, page, type Reply, redirect } from '../../../platform/http/reply.ts';
import { get, post, type RequestContext } from '../../../platform/http/route.ts';
import type { ModuleManifest } from '../../../platform/module/manifest.ts';
import { readValue, type SettledValue } from '../../../platform/settings/parameter.ts';
import { forgetParameters, setParameter, settledValues } from '../../../platform/settings/parameters.ts';
import { adminView } from '../content/admin-view.tsx';
import { viewerOf } from '../content/directory-rows.ts';
import { administrationErrors } from '../errors.ts';
import { SettingBody, SettingsBody } from './admin-settings.page.tsx';
import { type ListedParameter, parametersOf, type ShownParameter } from './listed-parameter.ts';

const PATH = '/admin/impostazioni';
const LONGEST = 300;

interface Name {
  readonly name: string;
}

const params = z.object({ name: z.string().regex(/^[a-z][a-z0-9.-]{1,80}$/) });

/** Switches and legal numbers: what is in force, since when, by which law; changed with a reason. */
export function settingsRoutes(modules: () => readonly ModuleManifest[]) {
  const find = (context: RequestContext<Name, unknown>) =>
    parametersOf(modules(), context.locale).find(({ parameter }) => parameter.name === context.params.name);
  return [
    get({
      path: PATH,
      guard: { may: 'administration.settings' },
      audit: 'administration.settings',
      async handle({ read, locale }) {
        const listed = parametersOf(modules(), locale);
        const values = await read((db) =>
          settledValues(
            db,
            listed.map(({ parameter }) => parameter),
          ),
        );
        const shown = listed.flatMap((one) => withValue(one, values.get(one.parameter.name)));
        return page(adminView(locale, { at: 'settings', body: <SettingsBody parameters={shown} /> }));
      },
    }),
    get<Name>({
      path: `${PATH}/:name`,
      guard: { may: 'administration.settings' },
      audit: 'administration.setting',
      params,
      async handle(context) {
        const one = find(context);
        return one ? settingPage(context, one, [], {}) : failure(administrationErrors.gone);
      },
    }),
    post<Name>({
      path: `${PATH}/:name`,
      guard: { may: 'administration.settings' },
      audit: 'administration.change-setting',
      params,
      accepts: 'form',
      async handle(context) {
        const one = find(context);
        if (!one) return failure(administrationErrors.gone);
        const { form, platform, now } = context;
        const typed = {
          valore: formText(form, 'valore'),
          fonte: formText(form, 'fonte'),
          data: formText(form, 'data'),
          motivo: formText(form, 'motivo'),
        };
        const checked = check(one, typed);
        if ('errors' in checked) return settingPage(context, one, checked.errors, typed);
        const { publicId } = viewerOf(context);
        const { name } = one.parameter;
        await context.write(async (db) => {
          await setParameter(db, now, one.parameter, checked.set, `account:${publicId}`);
          const details = { value: checked.set.value, reason: typed.motivo };
          await recordAudit(db, { actor: publicId, action: 'administration.change-setting', object: `platform_setting:${name}`, details });
        });
        forgetParameters(platform);
        return redirect(PATH, { notice: 'saved' });
      },
    }),
  ];
}

type Typed = Readonly<Partial<Record<'valore' | 'fonte' | 'data' | 'motivo', string>>>;

function check({ parameter }: ListedParameter, typed: Typed): { set: SettledValue } | { errors: FieldError[] } {
  const { valore = '', fonte = '', data = '', motivo = '' } = typed;
  const read = readValue(parameter, valore);
  const errors: FieldError[] = [];
  if ('problem' in read) errors.push({ field: 'valore', message: `settings.problem.${read.problem}` });
  if (fonte.length > LONGEST) errors.push({ field: 'fonte', message: 'form.too-long' });
  if (!isDay(data)) errors.push({ field: 'data', message: 'settings.problem.day' });
  if (motivo === '') errors.push({ field: 'motivo', message: 'form.required' });
  else if (motivo.length > LONGEST) errors.push({ field: 'motivo', message: 'form.too-long' });
  if ('problem' in read || errors.length > 0) return { errors };
  return { set: { value: read.value, source: fonte || null, since: data } };
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;
}

async function settingPage(
  context: RequestContext<unknown, unknown>,
  one: ListedParameter,
  errors: FieldError[],
  typed: Typed,
): Promise<Reply> {
  const values = await context.read((db) => settledValues(db, [one.parameter]));
  const [shown] = withValue(one, values.get(one.parameter.name));
  if (!shown) return failure(administrationErrors.gone);
  const body = <SettingBody shown={shown} errors={errors} typed={typed} />;
  return page(adminView(context.locale, { at: 'settings', title: one.label, status: errors.length > 0 ? 422 : 200, body }));
}

function withValue(one: ListedParameter, now: SettledValue | undefined): ShownParameter[] {
  return now ? [{ ...one, now }] : [];
}
