import { describe, expect, test } from 'vitest';
import { boundedPool, PoolFullError } from './hash-pool.ts';
import { hashPassword, verifyPassword } from './passwords.ts';

/** argon2id with other parameters (8 MiB, 1 pass), of the same password: made with the reference implementation's format. */
async function weakHashOf(plain: string): Promise<string> {
  const { argon2Sync } = await import('node:crypto');
  const salt = Buffer.from('sixteen bytes ok');
  const tag = argon2Sync('argon2id', { message: plain, nonce: salt, parallelism: 1, tagLength: 32, memory: 8192, passes: 1 });
  const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
  return `$argon2id$v=19$m=8192,t=1,p=1$${text(salt)}$${text(tag)}`;
}

describe('le password si conservano solo come impronta argon2id', () => {
  test('la stessa password due volte dà due impronte; tutte e due la riconoscono, un’altra no', async () => {
    const [one, two] = await Promise.all([hashPassword('però quanti fichi'), hashPassword('però quanti fichi')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(two);
    expect(await verifyPassword(one, 'però quanti fichi')).toEqual({ ok: true, rehash: false });
    expect(await verifyPassword(two, '  però quanti fichi '.normalize('NFD'))).toEqual({ ok: true, rehash: false });
    expect(await verifyPassword(one, 'pero quanti fichi')).toEqual({ ok: false, rehash: false });
  });

  test('un’impronta con parametri vecchi vale ancora, e chiede di essere rifatta', async () => {
    const old = await weakHashOf('quattro parole a caso');
    expect(await verifyPassword(old, 'quattro parole a caso')).toEqual({ ok: true, rehash: true });
    expect(await verifyPassword(old, 'quattro parole a casa')).toEqual({ ok: false, rehash: false });
  });

  test.each([null, '', 'plain', '$2b$10$abcdefghijklmnopqrstuv', '$argon2id$v=19$m=1,t=1,p=1$$'])(
    '«%s» non apre con nessuna password',
    async (hash) => {
      for (const plain of ['', 'plain', 'una password qualunque', 'x'.repeat(100_000)])
        expect(await verifyPassword(hash, plain)).toEqual({ ok: false, rehash: false });
    },
  );
});

describe('la coda delle impronte', () => {
  test('al massimo due alla volta; chi è di troppo è mandato via subito, gli altri sono serviti nell’ordine', async () => {
    const pool = boundedPool(2, 3);
    const gates: (() => void)[] = [];
    const order: number[] = [];
    let running = 0;
    let most = 0;
    const work = (n: number) => () =>
      new Promise<number>((resolve) => {
        running++;
        most = Math.max(most, running);
        order.push(n);
        gates.push(() => {
          running--;
          resolve(n);
        });
      });
    const all = [1, 2, 3, 4, 5, 6, 7].map((n) => pool(work(n)).catch((error: unknown) => error));
    await expect(all[5]).resolves.toBeInstanceOf(PoolFullError);
    await expect(all[6]).resolves.toBeInstanceOf(PoolFullError);
    for (let done = 0; done < 5; done++) {
      while (gates.length === 0) await new Promise((resolve) => setImmediate(resolve));
      gates.shift()?.();
    }
    expect(await Promise.all(all.slice(0, 5))).toEqual([1, 2, 3, 4, 5]);
    expect(order).toEqual([1, 2, 3, 4, 5]);
    expect(most).toBe(2);
  });

  test('chi fallisce lascia il posto', async () => {
    const pool = boundedPool(1, 1);
    for (let n = 0; n < 3; n++) await expect(pool(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await pool(async () => 'sì')).toBe('sì');
  });
});
