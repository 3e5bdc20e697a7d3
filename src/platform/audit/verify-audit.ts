import type { Db } from '../db/database.ts';
import { auditHead, CHAIN_START, type ChainHead, type ChainRow, chainHash, chainRows } from './chain.ts';

/** `altered`: the row does not fit its hash (changed, or in another's place). `inserted`: a row nobody sealed. `missing`: no row where one was. */
export interface AuditProblem {
  readonly kind: 'altered' | 'missing' | 'inserted' | 'other-head';
  /** Its place in the chain. */
  readonly number: number;
  /** Id of the row, where there is one. */
  readonly id: number | null;
}

export interface AuditVerdict {
  readonly checked: number;
  readonly head: ChainHead;
  /** The first thing that is not as it was sealed; null when everything is. */
  readonly problem: AuditProblem | null;
}

/**
 * Computes the whole chain again, here and not in the database, whose functions an intruder could have replaced. `known` is a head that was
 * noted elsewhere: with it even somebody who rewrote every hash after a change is found out. Run it in one read transaction.
 */
export async function verifyAudit(db: Db, known: ChainHead | null = null): Promise<AuditVerdict> {
  const head = await auditHead(db);
  let previous = CHAIN_START;
  let checked = 0;
  const verdict = (problem: AuditProblem | null): AuditVerdict => ({ checked, head, problem });
  let doubted: ChainRow | undefined;
  for await (const row of chainRows(db)) {
    if (doubted) return verdict(nameDoubt(doubted, row, previous, checked + 1));
    const number = checked + 1;
    const [found, id] = row.entry;
    if (found > number) return verdict({ kind: 'missing', number, id: null });
    if (found < number || number > head.number || row.hash === null) return verdict({ kind: 'inserted', number: found, id });
    if (chainHash(previous, row.entry) !== row.hash) {
      doubted = row;
      continue;
    }
    previous = row.hash;
    checked = number;
    if (known?.number === number && known.hash !== previous) return verdict({ kind: 'other-head', number, id });
  }
  if (doubted) return verdict({ kind: 'altered', number: checked + 1, id: doubted.entry[1] });
  const end = Math.max(head.number, known?.number ?? 0);
  if (end > checked) return verdict({ kind: 'missing', number: checked + 1, id: null });
  return verdict(head.hash === previous ? null : { kind: 'other-head', number: checked, id: null });
}

/** A row that does not fit was put in between when the next one, moved back by one place, continues the chain as if it were not there. */
function nameDoubt(doubted: ChainRow, next: ChainRow, previous: string, number: number): AuditProblem {
  const [, ...rest] = next.entry;
  const kind = chainHash(previous, [number, ...rest]) === next.hash ? 'inserted' : 'altered';
  return { kind, number, id: doubted.entry[1] };
}
