import type { ModuleManifest, TableManifest } from '../module/manifest.ts';

/** The platform's own tables with personal data in them. Its texts are in the accounts module, which shows them. */
const platformTables: readonly TableManifest[] = [
  {
    name: 'platform_mail',
    addresses: ['to_address', 'subject', 'text', 'html'],
    personal: ['to_address', 'subject', 'text', 'html'].map((column) => ({
      column,
      why: 'Mail is sent from an outbox, so that a broken mail server loses none',
      keptDays: 30,
      since: 'created_at',
      removesRow: true,
      // The text of a mail may carry a link that opens something.
      secret: column === 'text' || column === 'html',
    })),
  },
  {
    name: 'platform_journey',
    addresses: ['data'],
    ofVisitors: true,
    personal: [
      { column: 'data', why: 'Answers of a journey of several pages, until it ends', keptDays: 1, since: 'updated_at', removesRow: true },
    ],
  },
  {
    name: 'platform_event',
    addresses: ['payload'],
    personal: [
      { column: 'payload', why: 'What one part of the service tells another', keptDays: 30, since: 'handled_at', removesRow: true },
    ],
  },
];

/** Every declared table: the platform's and those of all modules. */
export function allTables(modules: readonly ModuleManifest[]): readonly TableManifest[] {
  return [...platformTables, ...modules.flatMap((module) => module.tables)];
}
