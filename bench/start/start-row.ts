/** How a process gets its index. */
export const WAY_NAMES = ['from the ads themselves', 'from the prepared ads', 'from a snapshot'] as const;
export type WayName = (typeof WAY_NAMES)[number];

export interface StartTask {
  readonly ads: number;
  readonly seed: number;
}

export interface StartRow {
  readonly way: WayName;
  readonly ads: number;
  /** null: not measured, see `note`. */
  readonly seconds: number | null;
  readonly note: string;
}
