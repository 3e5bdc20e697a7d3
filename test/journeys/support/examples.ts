import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Signed } from './accounts.ts';

/** Real addresses of the running server, made by `prepare.journey.ts`. Paths without language prefix. */
export interface Examples {
  readonly ad: string;
  /** Expired yesterday: still shown, with a banner. */
  readonly expiredAd: string;
  /** Expired 40 days ago: 410. */
  readonly goneAd: string;
  readonly occupation: string;
  /** Id of a "per te" journey with every question answered. */
  readonly journey: string;
  readonly kept: string;
  /** Cookie headers of people who are signed in. */
  readonly signed: Signed;
}

export const EXAMPLES_FILE = path.resolve('node_modules/.cache/talenthub-journeys/examples.json');

export function readExamples(file: string): Examples {
  return JSON.parse(readFileSync(file, 'utf8')) as Examples;
}
