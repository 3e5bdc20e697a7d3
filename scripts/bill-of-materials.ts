import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly link?: boolean;
}

/** The parts of a CycloneDX document that we write; https://cyclonedx.org/docs/1.6/json/. */
export interface BillOfMaterials {
  readonly bomFormat: 'CycloneDX';
  readonly specVersion: '1.6';
  readonly serialNumber: string;
  readonly version: 1;
  readonly metadata: { readonly component: { readonly type: 'application'; readonly name: string; readonly version: string } };
  readonly components: readonly Component[];
}

interface Component {
  readonly type: 'library';
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly scope: 'required' | 'optional' | 'excluded';
  readonly licenses: readonly { readonly expression: string }[];
  readonly hashes: readonly { readonly alg: string; readonly content: string }[];
}

/**
 * What this build is made of, by name, version, licence and hash, from package-lock.json alone: the same lock file gives the same document, and
 * it needs neither npm nor the network. Tools of development are in it with the scope "excluded".
 */
export function billOfMaterials(root: string): BillOfMaterials {
  const text = readFileSync(path.join(root, 'package-lock.json'), 'utf8');
  const lock = JSON.parse(text) as { name: string; version: string; packages: Record<string, Locked> };
  const components = Object.entries(lock.packages).flatMap(([place, locked]) => componentOf(place, locked));
  const unique = [...new Map(components.map((component) => [component['bom-ref'], component])).values()];
  const digest = createHash('sha256').update(text).digest('hex');
  const uuid = digest.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-5$3-8$4-$5');
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuid}`,
    version: 1,
    metadata: { component: { type: 'application', name: lock.name, version: lock.version } },
    components: unique,
  };
}

export function writeBillOfMaterials(root: string, file: string): void {
  writeFileSync(file, JSON.stringify(billOfMaterials(root), null, 1));
}

function componentOf(place: string, locked: Locked): Component[] {
  const name = place.split('node_modules/').at(-1);
  if (!name || place === '' || locked.link || !locked.version) return [];
  const purl = `pkg:npm/${name.replace('@', '%40')}@${locked.version}`;
  const [algorithm = '', hash = ''] = locked.integrity?.split('-') ?? [];
  return [
    {
      type: 'library',
      'bom-ref': purl,
      name,
      version: locked.version,
      purl,
      scope: locked.dev ? 'excluded' : locked.optional ? 'optional' : 'required',
      licenses: locked.license ? [{ expression: locked.license }] : [],
      hashes: hash ? [{ alg: algorithm.replace(/^sha/, 'SHA-'), content: Buffer.from(hash, 'base64').toString('hex') }] : [],
    },
  ];
}
