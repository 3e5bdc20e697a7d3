import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { billOfMaterials } from '../../scripts/bill-of-materials.ts';
import { findSecrets, secretsIn } from '../../scripts/secrets.ts';

const root = resolve(import.meta.dirname, '../..');

describe('di che cosa è fatto il prodotto', () => {
  test('l’elenco nomina ogni libreria con versione, licenza e impronta, e non cambia se non cambia nulla', () => {
    const bill = billOfMaterials(root);
    const { dependencies } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
    for (const [name, version] of Object.entries(dependencies)) {
      expect(bill.components, name).toContainEqual(expect.objectContaining({ name, version, scope: 'required' }));
    }
    expect(bill.components.length).toBeGreaterThan(Object.keys(dependencies).length * 2);
    // The registry this lock file was made from holds the PDF compiler's binary for one system only: see docs/adr/0002.
    const elsewhere = /^@myriaddreamin\/typst-ts-node-compiler-(?!linux-x64-gnu$)/;
    const unhashed = bill.components.filter(({ hashes }) => !/^[0-9a-f]{128}$/.test(hashes[0]?.content ?? ''));
    expect(unhashed.filter(({ name, scope }) => !(scope === 'optional' && elsewhere.test(name))).map(({ name }) => name)).toEqual([]);
    // One says its licence (MIT) only in a file of its own.
    const silent = bill.components.filter(({ licenses, scope }) => scope === 'required' && licenses.length === 0).map(({ name }) => name);
    expect(silent.filter((name) => name !== 'dom-walk')).toEqual([]);
    expect(bill.serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(billOfMaterials(root)).toEqual(bill);
  });
});

describe('segreti', () => {
  test('nel deposito non ce ne sono', () => {
    expect(secretsIn(root)).toEqual([]);
  });

  // Put together here, so that this file has none.
  test.each([
    ['una chiave privata', `-----BEGIN ${'PRIVATE'} KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEF`],
    ['una chiave di AWS', `AKIA${'ABCDEFGHIJKLMNOP'}`],
    ['un segno di GitHub', `ghp_${'a'.repeat(36)}`],
    ['una password in un indirizzo', `postgres://anna:${'Xk29fjs8'}@db.comune.it/th`],
    ['un’impostazione', `TALENTHUB_${'SECRET'}=9f8a7b6c5d4e3f2a1b0c`],
  ])('si vedrebbe %s', (_what, text) => {
    expect(findSecrets(`prima riga\n${text}`)).toMatchObject([{ line: 2 }]);
  });
});
