/** A document for people: headings and tables, in the order they are read. */
export interface PrintedDocument {
  readonly title: string;
  readonly language: string;
  readonly lead: string;
  readonly sections: readonly {
    readonly title: string;
    readonly text: string;
    readonly columns: readonly string[];
    readonly rows: readonly (readonly string[])[];
  }[];
}

/** Typst markup without a word in it: what is printed comes in as data, so that nothing anybody wrote is ever read as markup. */
const TEMPLATE = `
#let document-data = json(bytes(sys.inputs.data))
#set document(title: document-data.title)
#set text(lang: document-data.language, size: 10pt, hyphenate: true)
#set page(paper: "a4", margin: 2cm, numbering: "1 / 1")
#set par(justify: false)
= #document-data.title
#document-data.lead
#for section in document-data.sections [
  == #section.title
  #section.text
  #if section.rows.len() > 0 {
    table(
      columns: section.columns.len(),
      stroke: 0.4pt,
      table.header(..section.columns.map(column => strong(column))),
      ..section.rows.flatten(),
    )
  }
]
`;

/**
 * A tagged PDF (PDF/UA-1) by Typst, or null on a machine that its compiler does not exist for. Blocks while it works (about 0.1 s a page of
 * tables): for jobs, not for pages.
 */
export async function renderPdf(document: PrintedDocument, madeAt: Date): Promise<Uint8Array | null> {
  const typst = await import('@myriaddreamin/typst-ts-node-compiler').catch(() => null);
  if (!typst) return null;
  const compiler = typst.NodeCompiler.create();
  try {
    const source = { mainFileContent: TEMPLATE, inputs: { data: JSON.stringify(document) } };
    const pdf = compiler.pdf(source, { pdfStandard: typst.PdfStandard.UA_1, creationTimestamp: Math.floor(madeAt.getTime() / 1000) });
    return new Uint8Array(pdf);
  } finally {
    compiler.evictCache(0);
  }
}
