import type { Generated } from 'kysely';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { asOwner, testDatabase } from '../../../test/support/database.ts';
import type { Db } from './database.ts';
import type { Tables } from './tables.ts';

interface ProvaPlaceTable {
  id: Generated<number>;
  name: string;
}

declare module './tables.ts' {
  interface Tables {
    /** Declared here, as a module declares its own beside its store. */
    prova_place: ProvaPlaceTable;
  }
}

const database = await testDatabase();

describe('le tabelle di un modulo', () => {
  test('dichiarate accanto al modulo, sono conosciute dal costruttore di SQL', async () => {
    expectTypeOf<Tables['prova_place']>().toEqualTypeOf<ProvaPlaceTable>();
    expectTypeOf<Db['selectFrom']>().toBeFunction();
    await asOwner(
      database,
      'create table prova_place (id int generated always as identity, name text not null); grant all on prova_place to public',
    );
    const row = await database.write((db) =>
      db.insertInto('prova_place').values({ name: 'Cantù' }).returning(['id', 'name']).executeTakeFirstOrThrow(),
    );
    expectTypeOf(row).toEqualTypeOf<{ id: number; name: string }>();
    expect(row).toEqual({ id: 1, name: 'Cantù' });
    // @ts-expect-error a table nobody declared does not compile
    const wrong = () => database.read((db) => db.selectFrom('prova_nowhere').selectAll().execute());
    await expect(wrong()).rejects.toMatchObject({ code: '42P01' });
  });
});
