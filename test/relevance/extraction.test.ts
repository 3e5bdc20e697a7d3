import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Measured, measureExtraction } from './extraction-figures.ts';
import { rates } from './extraction-report.ts';
import { adsPresent, labelledSentences } from './extraction-set.ts';

if (!adsPresent) console.warn('../shared/data/jobs/italy is not here: the figures of extraction are not checked');

describe.skipIf(!adsPresent)('lettura di competenze e campi negli annunci veri', () => {
  const file = path.resolve(import.meta.dirname, 'extraction-figures.json');
  const recorded = JSON.parse(readFileSync(file, 'utf8')) as Measured;

  test('le frasi sono quelle etichettate: almeno 300, metà per provare e metà tenute da parte', () => {
    const sentences = labelledSentences();
    expect(sentences.length).toBeGreaterThanOrEqual(300);
    const held = sentences.filter((sentence) => sentence.half === 'held').length;
    expect(Math.abs(held / sentences.length - 0.5)).toBeLessThan(0.05);
    expect(sentences.filter((sentence) => sentence.labels.length === 0).length).toBeGreaterThan(50);
  });

  test('sulla metà tenuta da parte nessuna cifra scende sotto quella scritta nel rapporto', () => {
    expect(existsSync(path.resolve(import.meta.dirname, 'extraction-report.md'))).toBe(true);
    const now = measureExtraction();
    for (const [kind, counts] of Object.entries(recorded.held.kinds)) {
      const found = now.held.kinds[kind];
      expect(found && rates(found).f1, kind).toBeGreaterThanOrEqual(rates(counts).f1);
    }
    expect(now.held.demandRight).toBeGreaterThanOrEqual(recorded.held.demandRight);
  });
});
