export interface StartTask {
  readonly ads: number;
  readonly seed: number;
}

export interface StartRow {
  readonly way: string;
  readonly ads: number;
  /** null: not measured, see `note`. */
  readonly seconds: number | null;
  readonly note: string;
}
