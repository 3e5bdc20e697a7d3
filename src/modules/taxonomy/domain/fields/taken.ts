/** Which characters of a text were read already. Looking through all that was found, each time, would cost the square of a long text. */
export class Taken {
  readonly #flags: Uint8Array;

  constructor(length: number) {
    this.#flags = new Uint8Array(length);
  }

  /** Takes the characters from `from` up to `to`; false, and nothing is taken, when one of them was taken before. */
  take(from: number, to: number): boolean {
    if (this.#flags.subarray(from, to).includes(1)) return false;
    this.block(from, to);
    return true;
  }

  /** Takes the characters whoever had them. */
  block(from: number, to: number): void {
    this.#flags.fill(1, from, to);
  }
}
