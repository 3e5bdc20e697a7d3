import type { FeedItem } from '../domain/opportunity.ts';
import { buildItem, type Candidate, type FeedContext, rejected } from './build-ad.ts';
import { type FeedFormat, headerCells } from './detect-format.ts';
import { FeedFailure } from './feed-error.ts';
import { CPI_LIST_KEYS, readCpi } from './formats/cpi.ts';
import { readCsvRecord, toRecord } from './formats/csv.ts';
import { type CsvMapping, detectDelimiter, readHeader } from './formats/csv-header.ts';
import { splitRows } from './formats/csv-rows.ts';
import { EURES_LIST_KEYS, readEuresJson } from './formats/eures-json.ts';
import { EURES_RECORDS, readEuresXml } from './formats/eures-xml.ts';
import { INDEED_RECORDS, readIndeedXml } from './formats/indeed-xml.ts';
import { isCompanionNode, jobPostings, readJobPosting, SCHEMA_LIST_KEYS } from './formats/schema-org.ts';
import { readTeamtailor, teamtailorJobs } from './formats/teamtailor.ts';
import { readWorkable, WORKABLE_LIST_KEYS } from './formats/workable.ts';
import { type Bag, isBag } from './json/fields.ts';
import { readHtmlScripts } from './json/html-scripts.ts';
import { parseJsLiteral } from './json/js-literal.ts';
import { type JsonRecord, readJson } from './json/read-json.ts';
import { readXmlRecords, toPlain, type XmlNode } from './xml/xml-records.ts';

/** A feed's text with what its beginning told. */
export interface FeedText {
  readonly text: AsyncGenerator<string>;
  readonly headText: string;
  /** One JSON record per line. */
  readonly lines: boolean;
  readonly mapping: CsvMapping | undefined;
}

/** One thing found in a feed, before it has a position. */
type Found = { readonly candidate: Candidate; readonly raw: unknown } | { readonly reason: string; readonly start: unknown };

/** The items of a feed in order, positions from 1. */
export async function* readItems(format: FeedFormat, source: FeedText, context: FeedContext): AsyncGenerator<FeedItem> {
  let position = 0;
  for await (const found of findRecords(format, source, context)) {
    position++;
    yield 'reason' in found
      ? rejected(position, found.reason, found.reason, found.start)
      : buildItem(position, found.candidate, found.raw, context);
  }
}

function findRecords(format: FeedFormat, source: FeedText, context: FeedContext): AsyncGenerator<Found> {
  const json = (keys: ReadonlySet<string>) => readJson(source.text, source.lines ? 'lines' : 'document', keys, context.limits);
  switch (format) {
    case 'cpi':
      return eachBag(json(CPI_LIST_KEYS), readCpi);
    case 'workable':
      return eachBag(json(WORKABLE_LIST_KEYS), readWorkable);
    case 'eures-json':
      return eachBag(json(EURES_LIST_KEYS), readEuresJson);
    case 'schema-org':
      return schemaOrg(
        source.headText.trimStart().match(/^[[{]/) === null ? readHtmlScripts(source.text, context.limits) : json(SCHEMA_LIST_KEYS),
      );
    case 'teamtailor':
      return teamtailor(source.text, context);
    case 'eures-xml':
      return xml(source.text, EURES_RECORDS, readEuresXml, context);
    case 'indeed-xml':
      return xml(source.text, INDEED_RECORDS, readIndeedXml, context);
    case 'csv':
      return csv(source, context);
  }
}

async function* eachBag(records: AsyncGenerator<JsonRecord>, read: (bag: Bag) => Candidate): AsyncGenerator<Found> {
  for await (const record of records) {
    if ('reason' in record) yield record;
    else if (isBag(record.value)) yield { candidate: read(record.value), raw: record.value };
    else yield { reason: 'not-an-ad', start: record.value };
  }
}

async function* schemaOrg(records: AsyncGenerator<JsonRecord>): AsyncGenerator<Found> {
  for await (const record of records) {
    if ('reason' in record) {
      yield record;
      continue;
    }
    const postings = jobPostings(record.value);
    for (const posting of postings) yield { candidate: readJobPosting(posting), raw: posting };
    if (postings.length === 0 && !isCompanionNode(record.value)) yield { reason: 'not-a-job-posting', start: record.value };
  }
}

async function* teamtailor(text: AsyncGenerator<string>, context: FeedContext): AsyncGenerator<Found> {
  let source = '';
  for await (const chunk of text) {
    source += chunk;
    if (source.length > context.limits.document) throw new FeedFailure('too-large', { limit: context.limits.document });
  }
  for (const { job, included } of teamtailorJobs(parseJsLiteral(source, context.limits.depth))) {
    yield { candidate: readTeamtailor(job, included), raw: job };
  }
}

async function* xml(
  text: AsyncGenerator<string>,
  names: ReadonlySet<string>,
  read: (node: XmlNode) => Candidate,
  context: FeedContext,
): AsyncGenerator<Found> {
  for await (const record of readXmlRecords(text, names, context.limits)) {
    yield 'reason' in record ? record : { candidate: read(record.node), raw: toPlain(record.node) };
  }
}

async function* csv(source: FeedText, context: FeedContext): AsyncGenerator<Found> {
  const line = source.headText.trimStart().split(/\r?\n/, 1)[0] as string;
  const delimiter = detectDelimiter(line) ?? ',';
  const columns = readHeader(headerCells(line, delimiter), source.mapping);
  if (columns === null) throw new FeedFailure('invalid-csv', { detail: line.slice(0, 200) });
  let header = true;
  for await (const row of splitRows(source.text, delimiter, context.limits)) {
    if (header) {
      header = false;
      continue;
    }
    if (!('cells' in row)) yield { reason: 'too-large', start: row.start };
    else {
      const record = toRecord(row.cells, columns);
      yield { candidate: readCsvRecord(record), raw: record };
    }
  }
}
