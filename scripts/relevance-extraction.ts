/** `npm run relevance:extraction`: measures extraction on the labelled set and writes the report and the figures that the test holds on to. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { measureExtraction } from '../test/relevance/extraction-figures.ts';
import { extractionReport } from '../test/relevance/extraction-report.ts';
import { adsPresent } from '../test/relevance/extraction-set.ts';

const folder = path.resolve(import.meta.dirname, '../test/relevance');

if (!adsPresent) {
  console.error('../shared/data/jobs/italy is not here: nothing to measure');
  process.exit(1);
}
const measured = measureExtraction();
const discussion = readFileSync(path.join(folder, 'extraction-discussion.md'), 'utf8');
const today = new Date().toISOString().slice(0, 10);
writeFileSync(path.join(folder, 'extraction-figures.json'), `${JSON.stringify(measured, null, 2)}\n`);
writeFileSync(path.join(folder, 'extraction-report.md'), extractionReport(measured, today, discussion));
console.log(extractionReport(measured, today, ''));
