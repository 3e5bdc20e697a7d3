import { describeError } from '../log/describe-error.ts';

/** The first wish that the process should end: a signal, the end of what started us, or a bug that nobody caught. */
export interface Interruption {
  readonly why: 'signal' | 'crash';
  /** What the shell expects of a process that a signal ended; 1 after a bug. */
  readonly exitCode: number;
}

const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** One Ctrl-C may arrive twice: from the terminal, and passed on by npm or by whatever started us. */
const ECHO_MS = 1000;

/**
 * Resolves at the first wish to end. A second signal, later, ends the process at once: whoever presses Ctrl-C again means it. Call it
 * once, before anything is started that must be stopped.
 */
export function watchForInterruption(): Promise<Interruption> {
  return new Promise((resolve) => {
    let askedAt = Number.POSITIVE_INFINITY;
    const ask = (interruption: Interruption, insistent: boolean) => {
      if (insistent && performance.now() - askedAt > ECHO_MS) process.exit(interruption.exitCode);
      askedAt = Math.min(askedAt, performance.now());
      resolve(interruption);
    };
    for (const [name, exitCode] of Object.entries(SIGNALS)) process.on(name, () => ask({ why: 'signal', exitCode }, true));
    // `bin/talenthub` that started us was killed: nobody else would stop us.
    process.on('disconnect', () => ask({ why: 'signal', exitCode: SIGNALS.SIGTERM }, false));
    const crash = (error: unknown) => {
      console.error(JSON.stringify({ crash: describeError(error) }));
      ask({ why: 'crash', exitCode: 1 }, false);
    };
    process.on('uncaughtException', crash);
    process.on('unhandledRejection', crash);
    // Whoever read our output has left (`| head`): no reason to die with a stack trace.
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  });
}

/** Waits for the work, but not longer than until the interruption. */
export async function untilInterrupted<T>(
  work: Promise<T>,
  interruption: Promise<Interruption>,
): Promise<{ done: true; value: T } | { done: false; interruption: Interruption }> {
  return Promise.race([
    work.then((value) => ({ done: true as const, value })),
    interruption.then((why) => ({ done: false as const, interruption: why })),
  ]);
}
