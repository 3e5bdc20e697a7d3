import { describe, expect, test } from 'vitest';
import { allSkills, starterSkills } from '../../testing/skills-on-paper.ts';
import { smallTaxonomy } from '../../testing/small-taxonomy.ts';

const taxonomy = smallTaxonomy({ skills: starterSkills() });
const named = (text: string, lang: 'it' | 'en' = 'it') =>
  taxonomy.extractSkills(text, lang).map(({ skill, from, to }) => `${skill.uri.replace('starter:', '')} «${text.slice(from, to)}»`);

describe('parole di tutti i giorni', () => {
  test.each([
    ['so usare Excel', 'usare-excel «usare Excel»'],
    ['so cucinare', 'tecniche-di-cottura «cucinare»'],
    ['gestione della cassa', 'gestire-la-cassa «gestione della cassa»'],
    ['addetta alle pulizie', 'pulire-gli-ambienti «pulizie»'],
    ['Rparazione di elettrodomestici', 'riparare-elettrodomestici «Rparazione di elettrodomestici»'],
    ['riparare piccoli e grandi elettrodomestici', 'riparare-elettrodomestici «riparare piccoli e grandi elettrodomestici»'],
    ['accoglienza clienti', 'accogliere-le-persone «accoglienza clienti»'],
    ['prima nota', 'registrare-prima-nota «prima nota»'],
    ['carico/scarico merci', 'caricare-e-scaricare-merci «carico/scarico merci»'],
    ['Excel, cassa', 'usare-excel «Excel» gestire-la-cassa «cassa»'],
  ])('«%s» → %s', (text, skills) => {
    expect(named(text).join(' ')).toBe(skills);
  });

  test.each([
    'La cassa è vicino alla porta del negozio',
    'OPERAIO GENERICO',
    'sia di giorno',
    'Il responsabile ti risponde',
    'Via Pulizia 3, Cremona',
    'Bar Accoglienza',
    'Contabilità S.r.l. cerca personale',
    'il controllo e la gestione degli arrivi',
  ])('falsi amici: «%s» non nomina competenze', (text) => {
    expect(named(text)).toEqual([]);
  });

  test('la lingua del testo conta: le parole inglesi da sole non sono competenze in italiano, e viceversa', () => {
    expect(named('stocking and cleaning, barista work', 'it')).toEqual([]);
    expect(named('gestione della cassa', 'en')).toEqual([]);
    expect(named('serve at tables', 'en')).not.toEqual([]);
  });
});

const all = allSkills();
if (!all) console.warn('../shared/data/esco is not here: extraction with the whole classification is not checked');

describe.skipIf(!all)('con tutta la classificazione europea', () => {
  const whole = smallTaxonomy({ skills: all ?? [] });

  test('le competenze scritte da noi si trovano come prima, e quelle europee si aggiungono', () => {
    const uris = (text: string, lang: 'it' | 'en') => whole.extractSkills(text, lang).map(({ skill }) => skill.uri);
    expect(uris('gestione della cassa, so usare Excel', 'it')).toEqual(['starter:gestire-la-cassa', 'starter:usare-excel']);
    expect(uris('manage musical staff', 'en')).toEqual([expect.stringContaining('data.europa.eu/esco/skill')]);
  });

  test('un annuncio di lunghezza comune costa meno di un millisecondo di processore', () => {
    const ad = 'Cerchiamo una persona per la gestione della cassa, il rifornimento degli scaffali e l’accoglienza dei clienti. '.repeat(10);
    const read = (rounds: number) => {
      for (let round = 0; round < rounds; round++) whole.extractSkills(ad, 'it');
    };
    read(50);
    const before = process.cpuUsage();
    read(200);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000 / 200).toBeLessThan(1);
  });
});
