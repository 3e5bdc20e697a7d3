import { SaxesParser } from 'saxes';
import { err, ok, type Result } from '../../../../kernel/result.ts';

/** An element with its namespace; attributes without namespace by name, others as `{namespace}name`. `text` is its own, not its children's. */
export interface XmlElement {
  readonly ns: string;
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  text: string;
}

/** Why a document is not read at all. */
export type XmlReason = 'not-xml' | 'document-type' | 'processing-instruction' | 'comment' | 'cdata' | 'too-deep' | 'encoding';

const DEEPEST = 24;
const XMLNS = 'http://www.w3.org/2000/xmlns/';

class Refusal extends Error {
  readonly reason: XmlReason;
  constructor(reason: XmlReason) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Reads a whole document strictly. Whatever two readers could understand differently is refused: document types and entities, comments, sections of raw
 * text, instructions, another encoding than UTF-8.
 */
export function readXml(text: string): Result<XmlElement, XmlReason> {
  const reader = new TreeReader();
  try {
    return ok(reader.read(text));
  } catch (error) {
    return err(error instanceof Refusal ? error.reason : 'not-xml');
  }
}

class TreeReader {
  private readonly path: XmlElement[] = [];
  private root: XmlElement | null = null;

  read(text: string): XmlElement {
    const parser = new SaxesParser({ xmlns: true, position: false });
    const refuse = (reason: XmlReason) => () => {
      throw new Refusal(reason);
    };
    parser.on('doctype', refuse('document-type'));
    parser.on('processinginstruction', refuse('processing-instruction'));
    parser.on('comment', refuse('comment'));
    parser.on('cdata', refuse('cdata'));
    parser.on('error', refuse('not-xml'));
    parser.on('xmldecl', ({ encoding }) => {
      if (encoding !== undefined && encoding.toUpperCase() !== 'UTF-8') throw new Refusal('encoding');
    });
    parser.on('opentag', ({ uri, local, attributes }) => this.open(uri, local, Object.values(attributes)));
    parser.on('closetag', () => this.path.pop());
    parser.on('text', (part) => {
      const element = this.path.at(-1);
      if (element) element.text += part;
    });
    parser.write(text).close();
    if (!this.root) throw new Refusal('not-xml');
    return this.root;
  }

  private open(ns: string, name: string, given: readonly { uri: string; local: string; value: string }[]): void {
    if (this.path.length >= DEEPEST) throw new Refusal('too-deep');
    const own = given.filter(({ uri }) => uri !== XMLNS);
    const attributes = new Map(own.map(({ uri, local, value }) => [uri === '' ? local : `{${uri}}${local}`, value]));
    const element: XmlElement = { ns, name, attributes, children: [], text: '' };
    this.path.at(-1)?.children.push(element);
    this.root ??= element;
    this.path.push(element);
  }
}

/** Children with this name. */
export function childrenOf(element: XmlElement, ns: string, name: string): XmlElement[] {
  return element.children.filter((child) => child.ns === ns && child.name === name);
}

/** The only child with this name; undefined when there is none, or more than one. */
export function onlyChild(element: XmlElement | undefined, ns: string, name: string): XmlElement | undefined {
  const found = element ? childrenOf(element, ns, name) : [];
  return found.length === 1 ? found[0] : undefined;
}

/** The element and everything below it. */
export function everyElement(element: XmlElement): XmlElement[] {
  return [element, ...element.children.flatMap(everyElement)];
}
