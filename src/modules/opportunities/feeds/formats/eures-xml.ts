import { payFromAmounts, readPayPeriod } from '../../../taxonomy/api.ts';
import { readExpiry, readInstant } from '../../domain/wording/dates.ts';
import { type Candidate, publicLink } from '../build-ad.ts';
import { numberOf } from '../json/fields.ts';
import { allText, find, textAt, type XmlNode } from '../xml/xml-records.ts';

export const EURES_RECORDS: ReadonlySet<string> = new Set(['positionopening']);

/** One EURES ad: HR-XML 3 PositionOpening as exchanged between public employment services. */
export function readEuresXml(opening: XmlNode): Candidate {
  const profile = find(opening, 'positionprofile') ?? opening;
  const address = find(profile, 'positionlocation', 'address') ?? find(profile, 'positionlocation');
  const ids = find(profile, 'positionorganization', 'organizationidentifiers');
  const status = textAt(opening, 'positionopeningstatuscode');
  return {
    externalKey: textAt(opening, 'documentid'),
    title: textAt(profile, 'positiontitle'),
    description: textAt(profile, 'positionformatteddescription', 'content') ?? textAt(profile, 'positionformatteddescription'),
    organisation: textAt(ids, 'organizationname') ?? textAt(profile, 'positionorganization', 'organizationname'),
    place: {
      name: textAt(address, 'cityname') ?? undefined,
      region: textAt(address, 'countrysubdivisioncode') ?? undefined,
      postcode: textAt(address, 'postalcode') ?? undefined,
      country: textAt(address, 'countrycode') ?? undefined,
      street: textAt(address, 'addressline') ?? undefined,
    },
    contractFields: [textAt(profile, 'positionofferingtypecode'), textAt(profile, 'positionscheduletypecode')],
    hours: numberOf(textAt(profile, 'workinghoursweekquantity')) ?? null,
    pay: payOf(profile) ?? undefined,
    openings: textAt(profile, 'positionopenquantity'),
    occupationHint: occupationOf(profile),
    language: find(opening, 'positionprofile')?.attributes.languageCode ?? null,
    publishedAt: readInstant(opening.attributes.validFrom ?? textAt(profile, 'positionperiod', 'startdate', 'formatteddatetime')),
    expiresAt: readExpiry(textAt(profile, 'applicationclosedate') ?? opening.attributes.validTo),
    applyUrl: linkIn(find(profile, 'postinginstruction')),
    refused: status !== null && !/^(?:active|open|published)$/i.test(status) ? 'not-published' : undefined,
  };
}

/** An ESCO or ISCO code ("isco:7411") when there is one, else what is written. */
function occupationOf(profile: XmlNode): string | null {
  const codes = profile.children.filter((child) => child.name === 'jobcategorycode');
  const esco = codes.find((code) => /\/esco\/occupation/i.test(code.text));
  if (esco !== undefined) return esco.text.trim();
  const isco = codes.find((code) => /isco/i.test(code.attributes.listName ?? '') || /isco/i.test(code.attributes.listURI ?? ''));
  const number = /\d{1,4}$/.exec(isco?.text.trim() ?? '')?.[0];
  return number === undefined ? (codes[0]?.text.trim() ?? null) : `isco:${number}`;
}

function payOf(profile: XmlNode) {
  const pack = find(profile, 'offeredremunerationpackage') ?? find(profile, 'remunerationpackage');
  const range = find(pack, 'remunerationrange') ?? pack;
  const low = find(range, 'minimumamount');
  const high = find(range, 'maximumamount');
  const currency =
    low?.attributes.currencyID ?? low?.attributes.currency ?? high?.attributes.currencyID ?? high?.attributes.currency ?? null;
  const per = readPayPeriod(textAt(range, 'remunerationintervalcode') ?? textAt(pack, 'remunerationintervalcode'));
  return payFromAmounts(numberOf(low?.text.trim()) ?? null, numberOf(high?.text.trim()) ?? null, per, currency);
}

/** The instructions hold a bare link, or a piece of HTML with one. */
function linkIn(instruction: XmlNode | undefined): string | null {
  if (instruction === undefined) return null;
  const text = allText(instruction).slice(0, 5000);
  return publicLink(/https?:\/\/[^\s"'<>]+/.exec(text)?.[0].replaceAll('&amp;', '&'));
}
