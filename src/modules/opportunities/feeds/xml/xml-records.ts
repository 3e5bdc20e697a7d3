import { SaxesParser } from 'saxes';
import { HTML_ENTITIES } from '../../domain/wording/html-entities.ts';
import { FeedFailure } from '../feed-error.ts';
import type { Limits } from '../limits.ts';

/** An element of a record: names without prefix, lower case; `text` is its own text, not its children's. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
  readonly children: XmlNode[];
}

/** One record of an XML feed, or why it was skipped. */
export type XmlRecord = { readonly node: XmlNode } | { readonly reason: 'too-large'; readonly start: string };

/** Text the parser may swallow without telling anything: above it somebody is filling our memory. */
const MOST_SILENT = 16_000_000;
const FORBIDDEN_SIGNS = /(?![\n\r\t])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu;

/**
 * Streams the elements called `recordNames`. No document type, no entities but the five of XML and HTML's named signs
 * (which real feeds use without declaring them); control signs are dropped. Throws FeedFailure `forbidden-entity`,
 * `too-deep`, `too-large`, `truncated`, `invalid-xml`.
 */
export async function* readXmlRecords(
  text: AsyncIterable<string>,
  recordNames: ReadonlySet<string>,
  limits: Limits,
): AsyncGenerator<XmlRecord> {
  const collector = new RecordCollector(recordNames, limits);
  for await (const chunk of text) {
    collector.write(chunk);
    yield* collector.take();
  }
  collector.close();
  yield* collector.take();
}

class RecordCollector {
  private readonly parser = new SaxesParser({ xmlns: false, position: false });
  private readonly recordNames: ReadonlySet<string>;
  private readonly limits: Limits;
  private ready: XmlRecord[] = [];
  private path: XmlNode[] = [];
  private depth = 0;
  private size = 0;
  private tooLarge = false;
  private silent = 0;

  constructor(recordNames: ReadonlySet<string>, limits: Limits) {
    this.recordNames = recordNames;
    this.limits = limits;
    const { parser } = this;
    Object.assign(parser.ENTITIES, Object.fromEntries([...HTML_ENTITIES].filter(([name]) => !(name in parser.ENTITIES))));
    parser.on('doctype', () => {
      throw new FeedFailure('forbidden-entity', { detail: 'DOCTYPE' });
    });
    parser.on('opentag', (tag) => this.open(tag.name, tag.attributes));
    parser.on('closetag', () => this.closeTag());
    parser.on('text', (part) => this.addText(part));
    parser.on('cdata', (part) => this.addText(part));
    parser.on('comment', () => this.heard());
    parser.on('error', (error) => {
      throw xmlFailure(error.message);
    });
  }

  take(): XmlRecord[] {
    const records = this.ready;
    this.ready = [];
    return records;
  }

  write(chunk: string): void {
    this.silent += chunk.length;
    this.parser.write(chunk.replace(FORBIDDEN_SIGNS, ''));
    if (this.silent > MOST_SILENT) throw new FeedFailure('too-large', { limit: MOST_SILENT });
  }

  close(): void {
    this.parser.close();
  }

  private heard(): void {
    this.silent = 0;
  }

  private open(fullName: string, attributes: Readonly<Record<string, string>>): void {
    this.heard();
    this.depth++;
    if (this.depth > this.limits.depth) throw new FeedFailure('too-deep', { limit: this.limits.depth });
    const name = localName(fullName);
    const parent = this.path.at(-1);
    if (parent === undefined && !this.recordNames.has(name)) return;
    this.size += fullName.length + Object.values(attributes).reduce((sum, value) => sum + value.length, 0);
    this.tooLarge ||= this.size > this.limits.record;
    const node: XmlNode = { name, attributes, text: '', children: [] };
    if (!this.tooLarge) parent?.children.push(node);
    this.path.push(node);
  }

  private addText(part: string): void {
    this.heard();
    const node = this.path.at(-1);
    if (node === undefined) return;
    this.size += part.length;
    this.tooLarge ||= this.size > this.limits.record || node.text.length + part.length > this.limits.elementText;
    if (!this.tooLarge) node.text += part;
  }

  private closeTag(): void {
    this.heard();
    this.depth--;
    const node = this.path.pop();
    if (node === undefined || this.path.length > 0) return;
    this.ready.push(this.tooLarge ? { reason: 'too-large', start: allText(node).slice(0, 500) } : { node });
    this.size = 0;
    this.tooLarge = false;
  }
}

function xmlFailure(message: string): FeedFailure {
  const detail = message.replace(/^\d*:?\d*:?\s*/, '').slice(0, 120);
  if (/unclosed tag|unexpected end|document must contain a root|unclosed/i.test(message)) return new FeedFailure('truncated', { detail });
  return new FeedFailure(/entity/i.test(message) ? 'forbidden-entity' : 'invalid-xml', { detail });
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

/** All the text below a node, in order of elements. */
export function allText(node: XmlNode): string {
  return [node.text, ...node.children.map(allText)].join(' ').trim();
}

/** The first node at a path of names below `node`, e.g. `find(ad, 'positionprofile', 'positiontitle')`. */
export function find(node: XmlNode | undefined, ...names: readonly string[]): XmlNode | undefined {
  return names.reduce<XmlNode | undefined>((at, name) => at?.children.find((child) => child.name === name), node);
}

/** The trimmed text at a path, null when the element is absent or empty. */
export function textAt(node: XmlNode | undefined, ...names: readonly string[]): string | null {
  const text = find(node, ...names)?.text.trim() ?? '';
  return text === '' ? null : text;
}

/** The record as plain data, kept as the raw record. Attributes get an "@", repeated elements become lists. */
export function toPlain(node: XmlNode): unknown {
  const attributes = Object.entries(node.attributes).map(([name, value]): [string, unknown] => [`@${name}`, value]);
  if (node.children.length === 0 && attributes.length === 0) return node.text.trim();
  const names = [...new Set(node.children.map((child) => child.name))];
  const children = names.map((name): [string, unknown] => {
    const values = node.children.filter((child) => child.name === name).map(toPlain);
    return [name, values.length === 1 ? values[0] : values];
  });
  const text = node.text.trim();
  return Object.fromEntries([...attributes, ...children, ...(text === '' ? [] : [['#text', text]])]);
}
