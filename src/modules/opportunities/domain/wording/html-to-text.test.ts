import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeEntities } from './html-entities.ts';
import { htmlToLine, htmlToText } from './html-to-text.ts';

test('paragrafi ed elenchi diventano righe di testo', () => {
  expect(htmlToText('<p>Cerchiamo un <b>cuoco</b>.</p><ul><li>turni</li><li>weekend libero</li></ul>')).toBe(
    'Cerchiamo un cuoco.\n\n- turni\n- weekend libero',
  );
});

test('l’HTML con i segni scritti due volte dà lo stesso testo di quello normale', () => {
  const html = '<p>Perché no? &egrave; bello</p><p>A &amp; B</p>';
  const once = html.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const twice = once.replaceAll('&', '&amp;');
  expect(htmlToText(once)).toBe('Perché no? è bello\n\nA & B');
  expect(htmlToText(twice)).toBe(htmlToText(html));
});

test('un testo semplice conserva le sue righe e i suoi minori di', () => {
  expect(htmlToText('età < 30 anni\nstipendio > 1.000\n• patente B\n* auto')).toBe('età < 30 anni\nstipendio > 1.000\n- patente B\n- auto');
});

test('script, stile e commenti non lasciano traccia', () => {
  expect(htmlToText('<p>Uno<script>alert("<p>due</p>")</script><!-- tre --><style>p{}</style></p>')).toBe('Uno');
  expect(htmlToText('prima<script>mai chiuso')).toBe('prima');
  expect(htmlToText('&lt;script&gt;alert(1)&lt;/script&gt;&lt;p&gt;testo&lt;/p&gt;')).toBe('testo');
});

test('un attributo con il maggiore dentro le virgolette non rompe il testo', () => {
  expect(htmlToLine('<a title="a > b" href=\'x\'>Invia</a> ora')).toBe('Invia ora');
});

test('i segni invisibili spariscono e lo spazio unificatore diventa spazio', () => {
  expect(htmlToText('A\u200bB\u202eC&nbsp;D\u0000\u0007E')).toBe('ABC DE');
});

test('le entità numeriche valgono come nel browser', () => {
  expect(decodeEntities('&#8364; &#x20AC; &#128; &sconosciuta; &#0;')).toBe('€ € € &sconosciuta; \ufffd');
});

test('una pagina ostile di tag aperti si legge in tempo lineare', () => {
  const start = performance.now();
  for (const piece of ['<a ', '<', '<a x="', '&lt;', '<script', '<!--']) htmlToText(piece.repeat(60_000));
  expect(performance.now() - start).toBeLessThan(5_000);
});

test('nessun testo fa fallire la lettura, e rileggere il risultato non aggiunge tag', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('<', '>', '/', 'p', 'li', '"', "'", '&', 'amp;', 'lt;', '-', ' ', '\n', 'è', 'script') }),
      (html) => {
        expect(typeof htmlToText(html)).toBe('string');
      },
    ),
  );
});
