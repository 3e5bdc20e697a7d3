import { ROLES, type Role } from '../../../kernel/access/viewer.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { Translate } from '../../../platform/i18n/catalogue.ts';
import type { Platform } from '../../../platform/platform.ts';
import { currentCode } from '../domain/one-time-code.ts';
import '../store/tables.ts';
import { texts } from '../texts.ts';

/** Nobody receives mail there (RFC 2606). */
export const DEMO_DOMAIN = 'demo.talenthub.example';
/** Known to everybody, and so is the secret of the second factor: `npm start` and the sign-in page print them. */
export const DEMO_PASSWORD = 'limone bicicletta lago nuvola';
export const DEMO_TOTP_SECRET = 'KRUXI3DFNZ2GQ5LCMRSW23ZAMJ2W643U';
const SETTING = 'accounts.demo';

export interface DemoState {
  /** How many invented young people there are. */
  readonly youth: number;
  /** The moment that ages are counted from. */
  readonly at: string;
  /** The demonstration is over: its accounts are suspended. */
  readonly closed: boolean;
}

/** How to come in as anybody. */
export interface DemoDoors {
  readonly password: string;
  readonly secret: string;
  /** What an app would show now. */
  readonly code: string;
  readonly accounts: readonly { readonly role: Role; readonly email: string }[];
}

const LOCAL_PART: Readonly<Record<Role, string>> = {
  youth: 'giovane',
  family: 'famiglia',
  school: 'scuola',
  company: 'azienda',
  provider: 'ente',
  operator: 'operatrice',
  manager: 'responsabile',
  governance: 'regione',
  admin: 'admin',
};

export function demoEmail(role: Role): string {
  return `${LOCAL_PART[role]}@${DEMO_DOMAIN}`;
}

/** Null outside a demonstration, and as long as it has no people. */
export async function demoDoors({ config, database, clock }: Pick<Platform, 'config' | 'database' | 'clock'>): Promise<DemoDoors | null> {
  if (!config.TALENTHUB_DEMO) return null;
  const state = await database.read(readDemoState);
  if (state === null || state.closed) return null;
  const accounts = ROLES.map((role) => ({ role, email: demoEmail(role) }));
  return { password: DEMO_PASSWORD, secret: DEMO_TOTP_SECRET, code: currentCode(DEMO_TOTP_SECRET, clock.now()), accounts };
}

/** For whoever reads the screen on which the demonstration was started. */
export async function announceDemo(platform: Platform): Promise<readonly string[]> {
  const doors = await demoDoors(platform);
  if (doors === null) return [];
  const t = texts('it') as Translate;
  const { password, secret, code } = doors;
  const lines = doors.accounts.map(({ role, email }) => `  ${t(`demo.role.${role}`).padEnd(28)} ${email}`);
  return ['', t('demo.title'), ...lines, t('demo.lead', { password }), t('demo.code', { code, secret }), ''];
}

/**
 * At every start: once TALENTHUB_DEMO is off, accounts whose passwords everybody knows are suspended and signed out; switched on again they
 * are opened.
 */
export async function closeDemo({ config, database, clock }: Platform): Promise<void> {
  const state = await database.read(readDemoState);
  const closed = !config.TALENTHUB_DEMO;
  if (state === null || state.closed === closed) return;
  const reason = texts('it')('demo.closed');
  await database.write(
    async (db) => {
      const people = db.updateTable('accounts_person').where('email', 'like', `%@${DEMO_DOMAIN}`);
      if (closed) {
        await people.set({ status: 'suspended', status_reason: reason }).where('status', '=', 'active').execute();
        const invented = db.selectFrom('accounts_person').select('id').where('email', 'like', `%@${DEMO_DOMAIN}`);
        await db.deleteFrom('accounts_session').where('person_id', 'in', invented).execute();
      } else await people.set({ status: 'active', status_reason: null }).where('status_reason', '=', reason).execute();
      await writeDemoState(db, clock.now(), { ...state, closed });
    },
    { kind: 'system', why: 'accounts of the demonstration are closed or opened' },
  );
}

export async function readDemoState(db: Db): Promise<DemoState | null> {
  const row = await db.selectFrom('platform_setting').select('value').where('key', '=', SETTING).executeTakeFirst();
  return (row?.value as DemoState | undefined) ?? null;
}

export async function writeDemoState(db: Db, now: Date, state: DemoState): Promise<void> {
  const change = { value: JSON.stringify(state), source: 'demo', updated_at: now };
  await db
    .insertInto('platform_setting')
    .values({ key: SETTING, ...change })
    .onConflict((it) => it.column('key').doUpdateSet(change))
    .execute();
}
