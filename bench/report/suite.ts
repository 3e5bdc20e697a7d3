import type { PageRow } from '../pages/load-pages.ts';
import type { PeerRow } from '../peers/peer-row.ts';
import type { StartRow } from '../start/start-row.ts';

/** Everything that one run measured. */
export interface Suite {
  readonly command: string;
  readonly machine: string;
  readonly date: string;
  readonly sizes: readonly number[];
  readonly peers: readonly PeerRow[];
  readonly starts: readonly StartRow[];
  readonly pages: readonly PageRow[];
  /** Parts of a resumed run by the version of the project that they were measured at; one version in a run that was never stopped. */
  readonly measuredAt: Readonly<Record<string, readonly string[]>>;
}

export function rowOf({ peers }: Suite, peer: string, ads: number): PeerRow | undefined {
  return peers.find((row) => row.peer === peer && row.ads === ads);
}
