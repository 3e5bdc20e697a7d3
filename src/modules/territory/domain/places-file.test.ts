import { describe, expect, test } from 'vitest';
import type { Province } from './place.ts';
import { readPlacesFile } from './places-file.ts';

const provinces: Province[] = [
  { sigla: 'CR', name: 'Cremona', region: '03', regionName: 'Lombardia' },
  { sigla: 'NA', name: 'Napoli', region: '15', regionName: 'Campania' },
];
const HEADER = 'istat,name,province,region,caps,lat,lon,capital,population,approximate,other_names';
const read = (...lines: string[]) => readPlacesFile([HEADER, ...lines].join('\n'), provinces);

describe('il file dei comuni', () => {
  test('si legge una riga completa, e «NA» è Napoli', () => {
    expect(read('063049,Napoli,NA,15,80121|80122,40.8522,14.2681,1,962003,,Naples')?.rows).toEqual([
      {
        istat: '063049',
        name: 'Napoli',
        province: 'NA',
        region: '15',
        caps: ['80121', '80122'],
        lat: 40.8522,
        lon: 14.2681,
        capital: true,
        population: 962003,
        approximate: false,
        otherNames: ['Naples'],
      },
    ]);
  });

  test('bastano le colonne necessarie, in ogni ordine, anche con il punto e virgola e il segno iniziale di Excel', () => {
    const file = readPlacesFile('\uFEFFName;ISTAT;lat;lon;caps;region;province\r\nCremona;019036;45.13;10.02;26100;03;CR\r\n', provinces);
    expect(file?.rows).toMatchObject([{ istat: '019036', name: 'Cremona', population: 0, capital: false, otherNames: [] }]);
  });

  test.each([
    ['istat', '19036,Cremona,CR,03,26100,45.13,10.02'],
    ['name', '019036,,CR,03,26100,45.13,10.02'],
    ['name', '019036,Cre\u0000mona,CR,03,26100,45.13,10.02'],
    ['name', '019036,Cremona,CR,03,26100,45.13,10.02,,,,Cre\u0007mona'],
    ['province', '019036,Cremona,XX,03,26100,45.13,10.02'],
    ['region', '019036,Cremona,CR,15,26100,45.13,10.02'],
    ['caps', '019036,Cremona,CR,03,2610,45.13,10.02'],
    ['position', '019036,Cremona,CR,03,26100,10.02,45.13'],
    ['position', '019036,Cremona,CR,03,26100,"45,13","10,02"'],
    ['position', '019036,Cremona,CR,03,26100,,'],
    ['population', '019036,Cremona,CR,03,26100,45.13,10.02,,-5'],
    ['flag', '019036,Cremona,CR,03,26100,45.13,10.02,sì'],
  ])('una riga con %s sbagliato è rifiutata con il suo numero', (reason, line) => {
    const file = read('063049,Napoli,NA,15,80121,40.8522,14.2681', line);
    expect(file?.rows).toHaveLength(1);
    expect(file?.rejected).toMatchObject([{ line: 3, reason }]);
  });

  test('quello che non è un elenco di comuni non si legge', () => {
    for (const text of ['', 'ciao', 'a,b\n1,2', '{"istat": 1}', '"aperto', HEADER.replace('lat,', '')])
      expect(readPlacesFile(text, provinces), text).toBeNull();
  });
});
