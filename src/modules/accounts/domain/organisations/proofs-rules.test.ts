import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readVatNumber } from '../vat-number.ts';
import { documentType } from './document-type.ts';
import { provesDomain } from './email-domain.ts';
import { invitableRoles } from './invitable-roles.ts';
import { missingFor, type ProofKind, trustOf } from './trust.ts';

/** Ten digits and the control digit of the Italian rule, worked out another way than the code does. */
function withControlDigit(ten: string): string {
  const sum = [...ten].reduce((total, char, index) => {
    const digit = Number(char);
    return total + (index % 2 === 0 ? digit : Math.trunc((digit * 2) / 10) + ((digit * 2) % 10));
  }, 0);
  return `${ten}${(10 - (sum % 10)) % 10}`;
}
const tenDigits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 10, maxLength: 10 }).map((digits) => digits.join(''));

describe('la partita IVA', () => {
  test('una giusta si legge comunque sia scritta', () => {
    expect(readVatNumber('00743110157')).toBe('00743110157');
    expect(readVatNumber(' IT 0074 311 0157 ')).toBe('00743110157');
    for (const wrong of ['00743110158', '00000000000', '0074311015', '', 'IT', '12345678901', '007431101570', '0074311015a']) {
      expect(readVatNumber(wrong), wrong).toBeNull();
    }
  });

  test('ogni cifra sbagliata si nota, e quasi ogni scambio tra due vicine', () => {
    fc.assert(
      fc.property(tenDigits, fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 9 }), (ten, place, more) => {
        const right = withControlDigit(ten);
        fc.pre(!/^0+$/.test(right));
        expect(readVatNumber(right)).toBe(right);
        const wrong = [...right].map((char, index) => (index === place ? String((Number(char) + more) % 10) : char)).join('');
        expect(readVatNumber(wrong)).toBeNull();
        const [a, b] = [right[place], right[place + 1]];
        // The rule cannot tell 09 from 90.
        if (a === undefined || b === undefined || a === b || new Set([a, b, '0', '9']).size === 2) return;
        expect(readVatNumber(`${right.slice(0, place)}${b}${a}${right.slice(place + 2)}`)).toBeNull();
      }),
    );
  });
});

describe('di quanto ci si fida', () => {
  const kinds = fc.subarray<ProofKind>(['vat', 'email_domain', 'pec', 'document', 'visit']);
  test('una prova in più non toglie mai fiducia, e senza numero non ce n’è', () => {
    const order = ['unverified', 'basic', 'verified'];
    fc.assert(
      fc.property(kinds, kinds, (some, more) => {
        const before = order.indexOf(trustOf(new Set(some)));
        expect(order.indexOf(trustOf(new Set([...some, ...more])))).toBeGreaterThanOrEqual(before);
        expect(trustOf(new Set([...some].filter((kind) => kind !== 'vat')))).toBe('unverified');
      }),
    );
    expect(trustOf(new Set(['vat', 'pec']))).toBe('basic');
    expect(trustOf(new Set(['vat', 'email_domain', 'pec']))).toBe('basic');
    expect(trustOf(new Set(['vat', 'document']))).toBe('verified');
    expect(missingFor(new Set(['vat']))).toEqual(['email_domain', 'pec', 'document']);
  });

  test('un indirizzo prova un dominio solo se è proprio quello, e non di tutti', () => {
    expect(provesDomain('ada@officina.example', 'officina.example')).toBe(true);
    expect(provesDomain('ada@OFFICINA.example', 'officina.example')).toBe(true);
    for (const [email, domain] of [
      ['ada@gmail.com', 'gmail.com'],
      ['ada@libero.it', 'libero.it'],
      ['ada@mail.officina.example', 'officina.example'],
      ['ada@officina.example', 'example'],
      ['ada@evil-officina.example', 'officina.example'],
      ['"x@officina.example"@evil.example', 'officina.example'],
    ] as const) {
      expect(provesDomain(email, domain), `${email} ${domain}`).toBe(false);
    }
  });

  test('chi lavora in un centro non può invitare qualcuno che lo diriga', () => {
    expect(invitableRoles('youth_centre', 'operator')).toEqual(['operator']);
    expect(invitableRoles('youth_centre', 'manager')).toContain('manager');
    expect(invitableRoles('company', 'company')).toEqual(['company']);
    expect(invitableRoles('regional_body', 'manager')).toEqual(['manager']);
    expect(invitableRoles('regional_body', 'governance')).toEqual(['governance', 'manager']);
  });
});

describe('che cos’è un documento lo dice il contenuto', () => {
  const pdf = (inside = '') => Buffer.from(`%PDF-1.7\n1 0 obj<</Type/Catalog${inside}>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`, 'latin1');
  const png = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    Buffer.alloc(20),
    Buffer.from([0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]),
  ]);
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff, 0xd9]);

  test('PDF, JPEG e PNG interi si accettano', () => {
    expect(documentType(pdf())).toBe('application/pdf');
    expect(documentType(pdf('/OpenAction[1 0 R /Fit]'))).toBe('application/pdf');
    expect(documentType(Buffer.concat([pdf().subarray(0, 9), Buffer.from('stream\n/JS /Launch\nendstream\n%%EOF')]))).toBe(
      'application/pdf',
    );
    expect(documentType(png)).toBe('image/png');
    expect(documentType(jpeg)).toBe('image/jpeg');
  });

  test('un file fatto per far perdere tempo non ferma il sito: si legge una volta sola', () => {
    const endless = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from('stream\n'.repeat(700_000)), Buffer.from('%%EOF')]);
    const begun = performance.now();
    expect(documentType(endless)).toBe('application/pdf');
    expect(performance.now() - begun).toBeLessThan(3000);
    const open = Buffer.from('%PDF-1.7\nstream\nendstream\nstream\n/JavaScript\n%%EOF');
    expect(documentType(open)).toBeNull();
    expect(documentType(Buffer.from('%PDF-1.7\nstream\n/JS\nendstream\n/Launch\n%%EOF'))).toBeNull();
  });

  test.each([
    ['vuoto', Buffer.alloc(0)],
    ['una pagina', Buffer.from('<!doctype html><script>1</script>')],
    ['un disegno SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['un archivio', Buffer.from('PK\u0003\u0004')],
    ['un PDF con uno script', pdf('/OpenAction<</S/JavaScript/JS(app.alert(1))>>')],
    ['un PDF con uno script scritto di nascosto', pdf('/OpenAction<</S/J#61vaScript/J#53(app.alert(1))>>')],
    ['un PDF che apre un programma', pdf('/A<</S/Launch/F(cmd.exe)>>')],
    ['un PDF con un file dentro', pdf('/Names<</EmbeddedFiles 2 0 R>>')],
    ['un PDF tagliato a metà', pdf().subarray(0, 30)],
    ['un PDF che comincia dopo', Buffer.concat([Buffer.from('<html>'), pdf()])],
    ['una foto con una pagina in coda', Buffer.concat([jpeg, Buffer.from('<script>1</script>')])],
    ['un’immagine con un archivio in coda', Buffer.concat([png, Buffer.from('PK\u0003\u0004')])],
    ['solo l’inizio di un’immagine', png.subarray(0, 8)],
  ])('%s: no', (_name, bytes) => {
    expect(documentType(bytes)).toBeNull();
  });
});
