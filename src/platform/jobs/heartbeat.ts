import type { Platform } from '../platform.ts';

/** The visible sign that recurring work was done: when, and a few numbers about it. */
export async function beat(
  platform: Pick<Platform, 'database' | 'clock'>,
  name: string,
  facts: Readonly<Record<string, number>>,
): Promise<void> {
  const at = platform.clock.now();
  const details = JSON.stringify(facts);
  await platform.database.write((db) =>
    db
      .insertInto('platform_heartbeat')
      .values({ name, at, details })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ at, details }))
      .execute(),
  );
}
