/** What the log says of an error: enough to find its place in the code, nothing that a person typed. */
export interface ErrorDescription {
  readonly type: string;
  readonly code?: string;
  /** Of a database error: the constraint and table it is about. */
  readonly constraint?: string;
  readonly table?: string;
  /** Where it happened: "at function (file:line)", innermost first. */
  readonly frames: readonly string[];
  readonly cause?: ErrorDescription;
}

const MOST_FRAMES = 12;
const MOST_CAUSES = 3;

/**
 * Describes an error without its message: the sentences of the database, of parsers and of mail servers quote the values they stumbled
 * on, and those may be a person's words, name or address.
 */
export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!(error instanceof Error)) return { type: typeof error, frames: [] };
  const known = error as Error & { code?: unknown; constraint?: unknown; table?: unknown };
  return {
    type: error.name,
    ...named('code', known.code),
    ...named('constraint', known.constraint),
    ...named('table', known.table),
    frames: framesOf(error.stack),
    ...(error.cause !== undefined && depth < MOST_CAUSES ? { cause: describeError(error.cause, depth + 1) } : {}),
  };
}

function named(name: 'code' | 'constraint' | 'table', value: unknown): Record<string, string> {
  return typeof value === 'string' || typeof value === 'number' ? { [name]: String(value) } : {};
}

/** A stack begins with the message, which may have many lines; a frame is a line "    at …". */
function framesOf(stack: string | undefined): string[] {
  return (stack ?? '')
    .split('\n')
    .filter((line) => /^ {4}at .*(:\d+:\d+\)?|\(<anonymous>\)|\[as \w+\])$/.test(line))
    .slice(0, MOST_FRAMES)
    .map((line) => line.trim());
}
