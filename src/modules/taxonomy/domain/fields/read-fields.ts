import { readAgreements } from './agreement-words.ts';
import { readContracts } from './contract-in-text.ts';
import { demandAt } from './demand.ts';
import { readEducation } from './education-words.ts';
import { readExperience } from './experience-words.ts';
import type { Field, Found, Reading } from './field.ts';
import { readLanguages } from './language-words.ts';
import { readLicences } from './licence-words.ts';
import { readPays } from './pay-in-text.ts';
import { plainText } from './plain-text.ts';
import { readStarts } from './start-words.ts';
import { readTimes } from './time-words.ts';

/** In the order of trust: where two readers claim the same words, the first one has them. */
const READERS: readonly ((reading: Reading) => Found[])[] = [
  readPays,
  readContracts,
  readLicences,
  readLanguages,
  readExperience,
  readEducation,
  readTimes,
  readStarts,
  readAgreements,
];
const LONGEST_TEXT = 50_000;

/**
 * What a text (an ad, a CV, free words; Italian or English) says about licences, languages, working time, education, experience,
 * contract, pay, start and collective agreement: in order, without overlaps. What comes after 50,000 signs is not read.
 */
export function readFields(text: string): Field[] {
  const read = text.slice(0, LONGEST_TEXT);
  const reading = { text: read, plain: plainText(read) };
  const found = READERS.flatMap((reader, rank) => reader(reading).map((field) => ({ field, rank })));
  // The wider one first: "tempo determinato 6 mesi" holds "6 mesi".
  found.sort((a, b) => a.field.from - b.field.from || b.field.to - a.field.to || a.rank - b.rank);
  const fields: Field[] = [];
  let end = 0;
  for (const { field } of found) {
    if (field.from < end || field.to <= field.from) continue;
    end = field.to;
    fields.push(demanded(field, reading.plain));
  }
  return fields;
}

/** Experience that is not needed is no experience at all. */
function demanded(field: Found, plain: string): Field {
  const demand = field.demand ?? demandAt(plain, field.from, field.to);
  return field.kind === 'experience' && demand === 'notRequired' ? { ...field, demand, value: 0 } : { ...field, demand };
}
