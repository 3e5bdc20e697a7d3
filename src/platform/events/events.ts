import type { Db } from '../db/database.ts';
import type { EventSubscription, ModuleManifest } from '../module/manifest.ts';
import type { Platform } from '../platform.ts';

/** Says what happened, in the same transaction as the change: the event exists if and only if the change does. */
export interface Events {
  publish(db: Db, type: string, payload: Readonly<Record<string, unknown>>): Promise<void>;
}

export const outboxEvents: Events = {
  async publish(db, type, payload) {
    await db
      .insertInto('platform_event')
      .values({ type, payload: JSON.stringify(payload) })
      .execute();
  },
};

const BATCH = 100;

/**
 * Hands waiting events to their subscribers, oldest first, each event in a transaction of its own. At least once: a subscriber
 * that fails leaves the event for the next round, so subscribers must be idempotent. Returns how many were handled.
 */
export async function deliverEvents(platform: Platform, modules: readonly ModuleManifest[]): Promise<number> {
  const subscriptions = modules.flatMap((module) => module.subscribes ?? []);
  const waiting = await platform.database.read((db) =>
    db.selectFrom('platform_event').select('id').where('handled_at', 'is', null).orderBy('id').limit(BATCH).execute(),
  );
  let handled = 0;
  const failures: unknown[] = [];
  for (const { id } of waiting) {
    // One event that nobody can digest must not hold up the others; it stays waiting, and the job fails visibly.
    const done = await deliverOne(platform, subscriptions, id).catch((error: unknown) => void failures.push(error));
    if (done) handled++;
  }
  if (failures.length > 0) throw failures[0];
  return handled;
}

async function deliverOne(platform: Platform, subscriptions: readonly EventSubscription[], id: number): Promise<boolean> {
  return platform.database.write(async (db) => {
    // Skip locked: two workers never deliver the same event at the same time.
    const event = await db
      .selectFrom('platform_event')
      .select(['type', 'payload'])
      .where('id', '=', id)
      .where('handled_at', 'is', null)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!event) return false;
    for (const subscription of subscriptions) {
      if (subscription.event === event.type) await subscription.handle(platform, event.payload);
    }
    await db.updateTable('platform_event').set({ handled_at: platform.clock.now() }).where('id', '=', id).execute();
    return true;
  });
}
