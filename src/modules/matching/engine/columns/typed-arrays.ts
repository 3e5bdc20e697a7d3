type Numbers = Int8Array | Uint8Array | Uint16Array | Int32Array | Uint32Array | Float64Array;

const LARGE = 4096;

/** The array itself when it holds `length` numbers, else a copy that is larger by half, or by a quarter when it is large (growth stays linear over all). */
export function withRoom<T extends Numbers>(array: T, length: number): T {
  if (length <= array.length) return array;
  const make = array.constructor as new (length: number) => T;
  const larger = new make(Math.max(length, Math.ceil(array.length * (array.length < LARGE ? 1.5 : 1.25))));
  larger.set(array);
  return larger;
}
