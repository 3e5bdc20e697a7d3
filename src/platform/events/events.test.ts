import { expect, test } from 'vitest';
import { testPlatform } from '../../../test/support/app.ts';
import { testDatabase } from '../../../test/support/database.ts';
import type { ModuleManifest } from '../module/manifest.ts';
import { deliverEvents, outboxEvents } from './events.ts';

function listener(handle: (payload: unknown) => Promise<void>): ModuleManifest {
  return {
    name: 'prova',
    dependsOn: [],
    texts: () => () => '',
    tables: [],
    routes: [],
    subscribes: [{ event: 'prova.successo', name: 'prova-ascolta', handle: (_platform, payload) => handle(payload) }],
  };
}

test('un evento esiste se e solo se esiste il cambiamento', async () => {
  const platform = testPlatform(await testDatabase());
  const heard: unknown[] = [];
  const modules = [listener(async (payload) => void heard.push(payload))];
  const failing = platform.database.write(async (db) => {
    await outboxEvents.publish(db, 'prova.successo', { n: 1 });
    throw new Error('annullato');
  });
  await expect(failing).rejects.toThrow('annullato');
  await platform.database.write((db) => outboxEvents.publish(db, 'prova.successo', { n: 2 }));
  expect(await deliverEvents(platform, modules)).toBe(1);
  expect(await deliverEvents(platform, modules)).toBe(0);
  expect(heard).toEqual([{ n: 2 }]);
});

test('chi fallisce ad ascoltare riceve di nuovo l’evento', async () => {
  const platform = testPlatform(await testDatabase());
  let tries = 0;
  const modules = [
    listener(async () => {
      if (++tries === 1) throw new Error('non ora');
    }),
  ];
  await platform.database.write((db) => outboxEvents.publish(db, 'prova.successo', {}));
  await expect(deliverEvents(platform, modules)).rejects.toThrow('non ora');
  expect(await deliverEvents(platform, modules)).toBe(1);
  expect(tries).toBe(2);
});

test('un evento indigesto non ferma gli altri', async () => {
  const platform = testPlatform(await testDatabase());
  const heard: unknown[] = [];
  const modules = [
    listener(async (payload) => {
      if ((payload as { n: number }).n === 0) throw new Error('indigesto');
      heard.push(payload);
    }),
  ];
  await platform.database.write(async (db) => {
    for (let n = 0; n < 3; n++) await outboxEvents.publish(db, 'prova.successo', { n });
  });
  await expect(deliverEvents(platform, modules)).rejects.toThrow('indigesto');
  expect(heard).toEqual([{ n: 1 }, { n: 2 }]);
});

test('due lavoratori insieme consegnano ogni evento una volta sola', async () => {
  const platform = testPlatform(await testDatabase());
  const heard: unknown[] = [];
  const modules = [listener(async (payload) => void heard.push(payload))];
  await platform.database.write(async (db) => {
    for (let n = 0; n < 20; n++) await outboxEvents.publish(db, 'prova.successo', { n });
  });
  const counts = await Promise.all([deliverEvents(platform, modules), deliverEvents(platform, modules)]);
  expect(counts[0] + counts[1]).toBe(20);
  expect(heard).toHaveLength(20);
});
