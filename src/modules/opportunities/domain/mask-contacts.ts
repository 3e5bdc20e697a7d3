/** What stands where an e-mail, a telephone number or another private reference was. */
export const HIDDEN_CONTACT = '[contatto nascosto]';

const EMAIL =
  /(?:mailto:\s?)?(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}\s?(?:@|\[at\]|\(at\)|\(chiocciola\)|\[chiocciola\])\s?[\p{L}\p{N}-]{1,63}(?:\s?(?:\.|\[dot\]|\(dot\)|\(punto\))\s?[\p{L}\p{N}-]{2,63}){1,4}/giu;
const CHAT_LINK = /(?:https?:\/\/)?(?:www\.)?(?:wa\.me|t\.me|telegram\.me|(?:api|chat|web)\.whatsapp\.com|m\.me)\/[^\s<>"')\]]{1,300}/giu;
const FISCAL_CODE = /(?<![A-Z0-9])[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z](?![A-Z0-9])/giu;
const IBAN = /(?<![A-Z0-9])[A-Z]{2}\d{2}(?:[A-Z0-9]{11,30}|(?: [A-Z0-9]{4}){2,7}(?: [A-Z0-9]{1,4})?)(?![A-Z0-9])/giu;
const NUMBER =
  /(?<![\p{L}\p{N}@€$£_#]|[\p{L}\p{N}][.,/-])(?:tel:\s?)?(?:\(\+?\d{1,5}\)|\+?\d)[\d\s()./\u2010-\u2015-]{4,22}\d(?![\p{L}\p{N}]|[.,]\d|\s?(?:€|euro\b|%))/giu;
const CALL_WORDS =
  /(?:tel(?:efon\w*)?|cell(?:ulare)?|mob(?:ile)?|phone|fax|whats ?app|chiama\w*|contatta\w*|contact|call|ring|tlf|sms|numero verde)[\s.:°)*-]*(?:(?:al|il|lo|us|on|number|numero|n|no|the|seguente|o|e|us on|at)[\s.:°]*){0,4}$/i;
const NOT_CALL_WORDS =
  /(?:p\.? ?iva|partita iva|vat|cod(?:ice)?|rif|ref|id|prot(?:ocollo)?|cap|c\.?f|matricola|annuncio|offerta|bando|cig|cup|rea|ateco|n\.?r\.?|€|euro|eur|ral|isbn|legge|d\.?lgs)[\s.:°#n]*$/i;

/**
 * The text with e-mail addresses, telephone numbers (Italian ones, and any written with "+" or after "tel."), IBANs, fiscal
 * codes and chat links replaced by {@link HIDDEN_CONTACT}. Years, pay, dates, hours, VAT numbers and ad references stay.
 * Masking twice gives the same text.
 */
export function maskContacts(text: string): string {
  const links = /\.me\/|whatsapp/i.test(text) ? text.replace(CHAT_LINK, HIDDEN_CONTACT) : text;
  const chats = /@|\bat[\])]|chiocciola/i.test(links) ? links.replace(EMAIL, HIDDEN_CONTACT) : links;
  if (!/\d/.test(chats)) return chats;
  return chats
    .replace(FISCAL_CODE, HIDDEN_CONTACT)
    .replace(IBAN, maskIban)
    .replace(NUMBER, (found, ...rest) => {
      const at = rest.find((value): value is number => typeof value === 'number') ?? 0;
      return isTelephone(found, chats.slice(Math.max(0, at - 30), at)) ? HIDDEN_CONTACT : found;
    });
}

function isTelephone(found: string, before: string): boolean {
  const digits = found.replace(/\D/g, '');
  const called = CALL_WORDS.test(before) || /^tel:/i.test(found);
  if (isDateOrTime(found)) return false;
  if (!called && NOT_CALL_WORDS.test(before)) return false;
  if (/^\(?(?:\+|00)/.test(found)) return digits.length >= 8 && digits.length <= 16;
  if (called) return digits.length >= 6 && digits.length <= 15;
  if (/\n/.test(found)) return false;
  if (/^3[1-9]\d/.test(digits)) return isMobile(found, digits);
  if (/^8(?:00|40|48|92|99)/.test(digits)) return digits.length === 9 && /^8\d\d[\s.-]/.test(found);
  return isLandline(found, digits);
}

function isMobile(found: string, digits: string): boolean {
  const thousands = /^\d{3}(?:[.\s]\d{3}){2}$/.test(found) && found.includes('.');
  return (digits.length === 10 || (digits.length === 9 && !thousands)) && /^3\d{2}|^3 \d/.test(found);
}

/** Area code with its zero, a sign, and the rest; eleven digits in a row are a VAT number, not a telephone. */
function isLandline(found: string, digits: string): boolean {
  if (!/^0[1-9]/.test(digits) || digits.length < 7 || digits.length > 11) return false;
  if (/^\(?0\d{1,4}\)?\s?[\s./\u2010-\u2015-]\s?\d/.test(found) || found.startsWith('(')) return true;
  return digits === found && digits.length >= 9 && digits.length <= 10;
}

function isDateOrTime(found: string): boolean {
  const text = found.trim();
  if (/^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?:[\s-]+\d{1,2}[./-]\d{1,2}[./-]\d{2,4})?$/.test(text)) return true;
  if (/^\d{4}[./-]\d{1,2}[./-]\d{1,2}$/.test(text)) return true;
  if (/^(?:[01]\d|2[0-4])(?:00|15|30|45)\s?[\u2010-\u2015-]\s?(?:[01]\d|2[0-4])(?:00|15|30|45)$/.test(text)) return true;
  return /^(?:\d{1,2}[.](?:[0-5]\d)(?:[\s/\u2010-\u2015-]+|$)){2,}$/.test(text);
}

/** The last group may be the next word of the sentence: "… 0123 456 c/o". */
function maskIban(found: string): string {
  if (isIban(found)) return HIDDEN_CONTACT;
  const shorter = found.slice(0, found.lastIndexOf(' '));
  return found.includes(' ') && isIban(shorter) ? HIDDEN_CONTACT + found.slice(shorter.length) : found;
}

/** ISO 13616: letters become numbers, the first four signs move to the end, the rest of the division by 97 is 1. */
function isIban(found: string): boolean {
  const compact = found.replace(/ /g, '').toUpperCase();
  if (compact.length < 15 || compact.length > 34) return false;
  let rest = 0;
  for (const sign of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
