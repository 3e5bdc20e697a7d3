import { parse } from 'csv-parse/sync';
import type { Comune } from './sources.ts';

/** One line of reference/places/corrections.csv; what each action means is told in SOURCE.md beside it. */
export interface Correction {
  readonly action: string;
  readonly istat: string;
  readonly value: string;
  readonly province: string;
  readonly from: string;
  readonly reason: string;
}

export function readCorrections(csv: string): Correction[] {
  const rows = parse(csv, { columns: true, skip_empty_lines: true }) as Correction[];
  for (const row of rows) if (!row.reason) throw new Error(`correction without a reason: ${JSON.stringify(row)}`);
  return rows;
}

/** The list of comuni with mergers, moves and new names applied, in the order of the file. Throws on a code that does not exist. */
export function applyCorrections(comuni: readonly Comune[], corrections: readonly Correction[]): Comune[] {
  const byCode = new Map(comuni.map((comune) => [comune.istat, comune]));
  const seats = new Map(comuni.map((comune) => [comune.province, comune]));
  for (const correction of corrections) {
    const apply = ACTIONS[correction.action];
    if (apply === undefined) throw new Error(`unknown action in corrections.csv: ${correction.action}`);
    apply(byCode, correction, seats);
  }
  return [...byCode.values()];
}

type Apply = (byCode: Map<string, Comune>, correction: Correction, provinces: ReadonlyMap<string, Comune>) => void;

const ACTIONS: Readonly<Record<string, Apply>> = {
  merge: (byCode, correction, provinces) => {
    const parts = correction.from.split('|').map((code) => existing(byCode, code));
    const first = parts[0] as Comune;
    const names = parts.flatMap((part) => [part.name, ...part.otherNames]).filter((name) => name !== correction.value);
    const moved = correction.province === '' ? first : provinceOf(provinces, correction.province);
    for (const part of parts) byCode.delete(part.istat);
    byCode.set(correction.istat, {
      ...moved,
      istat: correction.istat,
      name: correction.value,
      caps: [...new Set(parts.flatMap((part) => part.caps))],
      population: parts.reduce((sum, part) => sum + part.population, 0),
      capital: parts.some((part) => part.capital),
      otherNames: names,
    });
  },
  detach: (byCode, correction) => {
    const parent = existing(byCode, correction.from);
    byCode.set(correction.istat, {
      ...parent,
      istat: correction.istat,
      name: correction.value,
      population: 0,
      capital: false,
      otherNames: [],
    });
  },
  rename: (byCode, { istat, value }) => {
    const comune = existing(byCode, istat);
    byCode.set(istat, { ...comune, name: value, otherNames: [...comune.otherNames, comune.name] });
  },
  other: (byCode, { istat, value }) => {
    const comune = existing(byCode, istat);
    byCode.set(istat, { ...comune, otherNames: [...comune.otherNames, ...value.split('|')] });
  },
  // The old CAP stays: ads are full of it.
  cap: (byCode, { istat, value }) => {
    const comune = existing(byCode, istat);
    byCode.set(istat, { ...comune, caps: [...new Set([...value.split('|'), ...comune.caps])] });
  },
  capital: (byCode, { istat }) => {
    byCode.set(istat, { ...existing(byCode, istat), capital: true });
  },
  position: (byCode, { istat }) => {
    existing(byCode, istat);
  },
};

function existing(byCode: ReadonlyMap<string, Comune>, istat: string): Comune {
  const comune = byCode.get(istat);
  if (!comune) throw new Error(`corrections.csv names ${istat}, which does not exist`);
  return comune;
}

function provinceOf(provinces: ReadonlyMap<string, Comune>, sigla: string): Comune {
  const comune = provinces.get(sigla);
  if (!comune) throw new Error(`corrections.csv names province ${sigla}, which does not exist`);
  return comune;
}
