type Numbers = Int8Array | Uint8Array | Uint16Array | Int32Array | Uint32Array | Float64Array;

/** The array itself when it holds `length` numbers, else a copy half as large again (growth stays linear over all). */
export function withRoom<T extends Numbers>(array: T, length: number): T {
  if (length <= array.length) return array;
  const make = array.constructor as new (length: number) => T;
  const larger = new make(Math.max(length, Math.ceil(array.length * 1.5)));
  larger.set(array);
  return larger;
}
