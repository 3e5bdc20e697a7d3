import { SMTPServer } from 'smtp-server';
import { expect, test } from 'vitest';
import { testPlatform } from '../../../test/support/app.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { outboxMail, sendWaitingMail } from './mail.ts';

const MESSAGE = { to: 'ada@example.org', subject: 'Ciao', text: 'Una prova.' };

async function mailServer(): Promise<{ url: string; received: string[]; close(): Promise<void> }> {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push(Buffer.concat(chunks).toString());
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `smtp://127.0.0.1:${port}`, received, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

test('la posta in attesa parte una volta sola', async () => {
  const server = await mailServer();
  const platform = testPlatform(await testDatabase(), { environment: { SMTP_URL: server.url }, clock: { now: () => new Date() } });
  await platform.database.write((db) => outboxMail.queue(db, MESSAGE));
  expect(await sendWaitingMail(platform)).toBe(1);
  expect(await sendWaitingMail(platform)).toBe(0);
  expect(server.received).toHaveLength(1);
  expect(server.received[0]).toContain('Una prova.');
  await server.close();
});

test('con il server di posta spento il messaggio resta, con il motivo, e parte dopo', async () => {
  const server = await mailServer();
  await server.close();
  const database = await testDatabase();
  const clock = { now: () => new Date() };
  const dead = testPlatform(database, { environment: { SMTP_URL: server.url }, clock });
  await database.write((db) => outboxMail.queue(db, MESSAGE));
  expect(await sendWaitingMail(dead)).toBe(0);
  const waiting = await database.read((db) => db.selectFrom('platform_mail').select(['sent_at', 'error']).executeTakeFirstOrThrow(), {
    kind: 'system',
    why: 'tests read the outbox',
  });
  expect(waiting).toMatchObject({ sent_at: null });
  expect(waiting.error).not.toContain('ada@example.org');
  const alive = await mailServer();
  expect(await sendWaitingMail(testPlatform(database, { environment: { SMTP_URL: alive.url }, clock }))).toBe(1);
  await alive.close();
});

test('senza server di posta non parte nulla e non si perde nulla', async () => {
  const platform = testPlatform(await testDatabase());
  await platform.database.write((db) => outboxMail.queue(db, MESSAGE));
  expect(await sendWaitingMail(platform)).toBe(0);
});
