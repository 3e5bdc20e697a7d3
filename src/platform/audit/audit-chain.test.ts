import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { testPlatform } from '../../../test/support/app.ts';
import { asOwner, testDatabase } from '../../../test/support/database.ts';
import { silentTerminal } from '../cli/terminal.ts';
import type { Database } from '../db/database.ts';
import { exportAuditCommand, verifyAuditCommand } from './audit.command.ts';
import { recordAudit } from './audit.ts';
import { auditHead, CHAIN_START, chainHash, type SealedEntry } from './chain.ts';
import { forgetHead } from './head-witness.ts';
import { noteAuditHead, sealWaitingAudit } from './seal-audit.ts';
import { verifyAudit } from './verify-audit.ts';

const NASTY = 'à "«\\/»" \t\n\u0001\u007f\u2028\u{1F600} <b>';

/** Seals until nothing waits: other test files write on the same server, and a seal waits for whoever began earlier. */
async function sealAll(database: Database): Promise<void> {
  const { rows } = await database.pool.query<{ n: number }>('select count(*) as n from platform_audit');
  await vi.waitFor(
    async () => {
      await sealWaitingAudit({ database });
      expect((await database.read(auditHead)).number).toBe(rows[0]?.n);
    },
    { timeout: 20_000 },
  );
}

async function trail(entries: number): Promise<Database> {
  const database = await testDatabase();
  for (let n = 0; n < entries; n++) {
    await database.write((db) =>
      recordAudit(db, {
        actor: n % 2 ? `persona-${n}` : null,
        action: 'prova.fatto',
        object: n % 3 ? NASTY : null,
        details: { n, [NASTY]: NASTY },
      }),
    );
  }
  await sealAll(database);
  return database;
}

/** As somebody who owns the tables and silences the trigger first. */
const tamper = (database: Database, statement: string) =>
  asOwner(
    database,
    `begin; alter table platform_audit disable trigger user; ${statement}; alter table platform_audit enable trigger user; commit`,
  );
const verify = (database: Database) => database.read((db) => verifyAudit(db));

describe('il registro degli accessi è una catena', async () => {
  const whole = await trail(12);
  const files = mkdtempSync(path.join(tmpdir(), 'audit-'));

  test('ogni voce riceve numero e impronta, e la catena torna', async () => {
    const { checked, head, problem } = await verify(whole);
    expect({ checked, problem }).toEqual({ checked: 12, problem: null });
    expect(head).toMatchObject({ number: 12, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await sealWaitingAudit({ database: whole })).toBe(0);
  });

  test('nessuno cambia, toglie o svuota le voci: non l’applicazione, e nemmeno il proprietario senza spegnere la difesa', async () => {
    for (const statement of [
      "update platform_audit set action = 'altro'",
      'delete from platform_audit',
      'truncate platform_audit',
      'update platform_audit set chain_number = null, chain_hash = null',
    ]) {
      await expect(whole.pool.query(statement), statement).rejects.toThrow(/permission denied/);
      await expect(asOwner(whole, statement), statement).rejects.toThrow(/only ever added to/);
    }
    for (const forged of [
      "insert into platform_audit (action, chain_number) values ('prova.falso', 13)",
      "insert into platform_audit (action, tx) values ('prova.falso', '1')",
      'update platform_audit_head set number = 1',
      "insert into platform_audit_head (number, hash, sealed_at) values (1, '', now())",
    ])
      await expect(whole.pool.query(forged), forged).rejects.toThrow(/permission denied/);
  });

  test('il file esportato si controlla da solo, senza il database', async () => {
    const file = path.join(files, 'registro.jsonl');
    const out: string[] = [];
    const terminal = { out: (line: string) => out.push(line), note: () => undefined, progress: () => undefined, json: true };
    expect(await exportAuditCommand.run(testPlatform(whole), [file], terminal)).toBe(0);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    let previous = CHAIN_START;
    for (const line of lines.slice(0, -1)) {
      const { entry, hash } = JSON.parse(line) as { entry: SealedEntry; hash: string };
      expect(chainHash(previous, entry)).toBe(hash);
      previous = hash;
    }
    expect(JSON.parse(lines.at(-1) ?? '')).toEqual({ head: { number: 12, hash: previous } });
    expect(JSON.parse(out[0] ?? '')).toEqual({ file, number: 12, hash: previous });
    expect(await verifyAuditCommand.run(testPlatform(whole), ['--head', `12:${previous}`], terminal)).toBe(0);
    expect(await verifyAuditCommand.run(testPlatform(whole), ['--head', `12:${'0'.repeat(64)}`], terminal)).toBe(1);
    expect(await verifyAuditCommand.run(testPlatform(whole), ['--head', 'dodici'], terminal)).toBe(2);
  });

  test('una volta al giorno la fine della catena va nel registro tecnico', async () => {
    const noted: unknown[] = [];
    const log = { info: (what: unknown) => noted.push(what), error: (what: unknown) => noted.push(what) };
    const config = { TALENTHUB_DATA_DIR: files } as never;
    await noteAuditHead({ database: whole, log: log as never, config });
    const head = await whole.read(auditHead);
    expect(noted).toEqual([{ audit: { head: `12:${head.hash}` } }]);
    expect(readFileSync(path.join(files, 'audit-head'), 'utf8')).toBe(`12:${head.hash}\n`);
    expect(statSync(path.join(files, 'audit-head')).mode & 0o777).toBe(0o600);
  });
});

const renumber = (from: number, by: number) =>
  `update platform_audit set chain_number = -chain_number where chain_number >= ${from};
   update platform_audit set chain_number = -chain_number + ${by} where chain_number < 0`;
const COPY = `insert into platform_audit (at, actor, action, object, details, tx, chain_number, chain_hash)
  select at, 'intruso', action, object, details, tx, 5, chain_hash from platform_audit where chain_number = 4`;

describe('chi manomette il registro si vede, e si sa dove', () => {
  test.each([
    ['una parola cambiata', "update platform_audit set actor = 'altra' where chain_number = 5", { kind: 'altered', number: 5 }],
    [
      'un’ora spostata di un milionesimo',
      "update platform_audit set at = at + interval '1 microsecond' where chain_number = 7",
      { kind: 'altered', number: 7 },
    ],
    ['un dettaglio tolto', "update platform_audit set details = '{}' where chain_number = 12", { kind: 'altered', number: 12 }],
    ['una voce tolta', 'delete from platform_audit where chain_number = 5', { kind: 'missing', number: 5 }],
    [
      'una voce tolta, e le altre rinumerate',
      `delete from platform_audit where chain_number = 5; ${renumber(6, -1)}`,
      { kind: 'altered', number: 5 },
    ],
    ['l’ultima voce tolta', 'delete from platform_audit where chain_number = 12', { kind: 'missing', number: 12 }],
    ['tutte le voci tolte', 'delete from platform_audit', { kind: 'missing', number: 1 }],
    ['una voce messa in mezzo', `${renumber(5, 1)}; ${COPY}`, { kind: 'inserted', number: 5 }],
    ['una voce messa in fondo', COPY.replace('tx, 5', 'tx, 13'), { kind: 'inserted', number: 13 }],
    [
      'due voci scambiate',
      'update platform_audit set chain_number = 20 where chain_number = 3; update platform_audit set chain_number = 3 where chain_number = 9; update platform_audit set chain_number = 9 where chain_number = 20',
      { kind: 'altered', number: 3 },
    ],
    ['un’impronta tolta', 'update platform_audit set chain_hash = null where chain_number = 6', { kind: 'inserted', number: 6 }],
  ])('%s', async (_name, statement, problem) => {
    const database = await trail(12);
    await tamper(database, statement);
    expect((await verify(database)).problem).toMatchObject(problem);
  });

  test.each([
    [
      'la coda, con la fine spostata indietro',
      'delete from platform_audit where chain_number > 4; update platform_audit_head set number = 4, hash = (select chain_hash from platform_audit where chain_number = 4)',
      5,
    ],
    ['tutto, anche la fine', 'delete from platform_audit; delete from platform_audit_head', 1],
  ])('chi toglie %s, è smentito da quello che la macchina ricorda fuori dal database', async (_name, statement, number) => {
    const database = await trail(6);
    const config = { TALENTHUB_DATA_DIR: mkdtempSync(path.join(tmpdir(), 'audit-')) } as never;
    const errors: unknown[] = [];
    const log = { info: () => undefined, error: (what: unknown) => errors.push(what) } as never;
    await noteAuditHead({ database, log, config });
    await tamper(database, statement);
    expect((await verify(database)).problem).toBeNull();
    await noteAuditHead({ database, log, config });
    expect(errors).toMatchObject([{ audit: { problem: { kind: 'missing', number } } }]);
    const seen = silentTerminal();
    const platform = testPlatform(database, {
      environment: { TALENTHUB_DATA_DIR: (config as { TALENTHUB_DATA_DIR: string }).TALENTHUB_DATA_DIR },
    });
    expect(await verifyAuditCommand.run(platform, [], seen)).toBe(1);
    // The same trail, put back on purpose, is believed once the machine has been told.
    await forgetHead({ config });
    expect(await verifyAuditCommand.run(platform, [], seen)).toBe(0);
  });

  test('anche chi riscrive tutta la catena è smentito dalla fine annotata ieri', async () => {
    const database = await trail(6);
    const noted = await database.read(auditHead);
    await tamper(
      database,
      `update platform_audit set chain_number = null, chain_hash = null; delete from platform_audit_head;
       update platform_audit set actor = 'altra' where id = (select min(id) from platform_audit)`,
    );
    await sealAll(database);
    expect((await verify(database)).problem).toBeNull();
    expect((await database.read((db) => verifyAudit(db, noted))).problem).toMatchObject({ kind: 'other-head', number: 6 });
  });
});

describe('scrivere il registro non mette in fila nessuno', async () => {
  const database = await testDatabase();

  const WRITERS = 8;
  const EACH = 60;
  /** Entries per second of eight writers at once. */
  const race = async () => {
    const started = performance.now();
    const writer = async (name: string) => {
      for (let n = 0; n < EACH; n++) await database.write((db) => recordAudit(db, { actor: name, action: 'prova.gara', object: `${n}` }));
    };
    await Promise.all(Array.from({ length: WRITERS }, (_, n) => writer(`${n}`)));
    return (WRITERS * EACH * 1000) / (performance.now() - started);
  };

  test('otto scrivono mentre due sigillano senza sosta: nessuna voce persa, nessun buco, e si scrive quasi come senza', async () => {
    const alone = await race();
    let writing = true;
    const sealer = async () => {
      while (writing) await sealWaitingAudit({ database });
    };
    const sealing = [sealer(), sealer()];
    const beside = await race();
    writing = false;
    await Promise.all(sealing);
    await sealAll(database);
    expect(await verify(database)).toMatchObject({ checked: 2 * WRITERS * EACH, problem: null });
    // A ratio of one run, because the machine is shared; the sealers take two of the pool's five connections.
    expect(beside / alone, `${Math.round(alone)}/s → ${Math.round(beside)}/s`).toBeGreaterThan(0.25);
  });

  test('una transazione lunga non ferma le altre: la sua voce entra nella catena quando è finita', async () => {
    const before = (await verify(database)).checked;
    await database.write(async (slow) => {
      await recordAudit(slow, { actor: 'lenta', action: 'prova.lenta', object: null });
      await database.write((db) => recordAudit(db, { actor: 'svelta', action: 'prova.svelta', object: null }));
      await sealWaitingAudit({ database });
      expect((await verify(database)).problem).toBeNull();
    });
    await sealAll(database);
    expect(await verify(database)).toMatchObject({ checked: before + 2, problem: null });
  });
});
