/** One kind of job and how many of it are where. */
export interface QueueLine {
  readonly name: string;
  readonly waiting: number;
  readonly active: number;
  /** Failed for good in the last days. */
  readonly failed: number;
}

/** A job that is being done, waits for its next try, or failed for good. Its data stays in the queue: it may name people. */
export interface JobLine {
  readonly id: string;
  readonly name: string;
  readonly state: 'active' | 'retry' | 'dead';
  readonly tries: number;
  readonly since: Date;
  /** Kind and code of the error of the last try, never its sentence, which may quote what a person typed. */
  readonly reason: string | null;
}

export interface JobBoard {
  readonly queues: readonly QueueLine[];
  readonly jobs: readonly JobLine[];
}

export const NO_JOBS: JobBoard = { queues: [], jobs: [] };

type Ask = (statement: string, values: readonly unknown[]) => Promise<{ rows: unknown[] }>;

const SHOWN = 200;

/** The board as the queue's own tables have it. `dead` is the name of the queue of jobs that failed for good. */
export async function readBoard(ask: Ask, dead: string): Promise<JobBoard> {
  const queues = await ask(
    `select name, count(*) filter (where state < 'active')::int as waiting, count(*) filter (where state = 'active')::int as active,
       count(*) filter (where state = 'failed')::int as failed
     from pgboss.job where name <> $1 and state in ('created', 'retry', 'active', 'failed') group by name order by name`,
    [dead],
  );
  const jobs = await ask(
    `select id, coalesce(source_name, name) as name, case when name = $1 then 'dead' else state::text end as state,
       coalesce(source_retry_count, retry_count)::int as tries, coalesce(started_on, created_on) as since,
       coalesce(output, source_output) as output
     from pgboss.job
     where (name = $1 and state < 'active') or (name <> $1 and state in ('active', 'retry'))
     order by (name = $1) desc, created_on desc limit ${SHOWN}`,
    [dead],
  );
  return { queues: queues.rows as QueueLine[], jobs: (jobs.rows as JobRow[]).map(lineOf) };
}

type JobRow = Omit<JobLine, 'reason'> & { readonly output: unknown };

function lineOf({ output, ...job }: JobRow): JobLine {
  return { ...job, since: new Date(job.since), reason: reasonOf(output) };
}

function reasonOf(output: unknown): string | null {
  if (typeof output !== 'object' || output === null) return null;
  const { name, code, constraint } = output as Record<string, unknown>;
  const words = [name, code, constraint].filter((word) => typeof word === 'string' && /^[\w-]{1,60}$/.test(word));
  return words.length > 0 ? [...new Set(words)].join(' ') : 'Error';
}
