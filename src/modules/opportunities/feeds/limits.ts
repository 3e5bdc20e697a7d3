/** Bounds that keep a hostile or broken feed from taking the machine down. Sizes in bytes for streams, in characters for texts. */
export interface Limits {
  /** The feed as it arrives. */
  readonly inputBytes: number;
  /** After decompression. */
  readonly inflatedBytes: number;
  /** Decompressed per compressed byte, watched after the first `ratioFreeBytes`. */
  readonly ratio: number;
  readonly ratioFreeBytes: number;
  /** One ad, as text. Longer ones are rejected and skipped without being kept in memory. */
  readonly record: number;
  /** A JSON document that is read whole (one ad, or what surrounds a list). */
  readonly document: number;
  /** The text of one XML element. */
  readonly elementText: number;
  /** Nesting of XML elements and of JSON values. */
  readonly depth: number;
  readonly title: number;
  readonly description: number;
}

const MB = 1_000_000;

export const DEFAULT_LIMITS: Limits = {
  inputBytes: 2_000 * MB,
  inflatedBytes: 2_000 * MB,
  ratio: 200,
  ratioFreeBytes: 10 * MB,
  record: 2 * MB,
  document: 32 * MB,
  elementText: MB,
  depth: 64,
  title: 300,
  description: 200_000,
};
