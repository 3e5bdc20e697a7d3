const LENGTH = 11;

/**
 * An Italian VAT number, or the numeric tax code of a public body (same control digit): eleven digits, as they are stored. null for anything
 * else. Says nothing of whether it was ever given out: that takes a look at the documents.
 */
export function readVatNumber(typed: string): string | null {
  const digits = typed.replace(/^\s*IT/i, '').replace(/[\s.\-/]/g, '');
  if (!/^\d{11}$/.test(digits) || /^0+$/.test(digits)) return null;
  return controlSum(digits) % 10 === 0 ? digits : null;
}

/** Digits in even places count twice, less nine when that has two digits. */
function controlSum(digits: string): number {
  let sum = 0;
  for (let place = 0; place < LENGTH; place++) {
    const digit = Number(digits[place]);
    const twice = digit * 2;
    sum += place % 2 === 0 ? digit : twice > 9 ? twice - 9 : twice;
  }
  return sum;
}
