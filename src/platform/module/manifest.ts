import type { Permission } from '../../kernel/access/permission.ts';
import type { Db } from '../db/database.ts';
import type { Finding } from '../doctor/finding.ts';
import type { Route } from '../http/route.ts';
import type { AnyCatalogue } from '../i18n/catalogue.ts';
import type { Platform } from '../platform.ts';
import type { Parameter } from '../settings/parameter.ts';

/**
 * Where a column with personal data comes from and how long it is kept. The module's catalogue says it in plain words:
 * `personal.<table>.<column>` what it is, with `.why` what for.
 */
export interface PersonalColumn {
  readonly column: string;
  readonly why: string;
  /** Days after which the nightly job clears it; null: until the person or their account goes. */
  readonly keptDays: number | null;
  /** The time column the days are counted from; needed with `keptDays`. */
  readonly since?: string;
  /** After the days the whole row goes, not the column alone. */
  readonly removesRow?: boolean;
  /** Proves who somebody is (a hash, a key): an export names it and does not show it. */
  readonly secret?: boolean;
}

/** Another column of a table in which a person's id may stand. */
export interface PersonMention {
  readonly column: string;
  /** When that person is erased: the row goes, or these columns are blanked. */
  readonly onErasure: 'delete' | readonly string[];
  /** Their export holds these rows too. */
  readonly exported?: boolean;
}

export interface TableManifest {
  readonly name: string;
  /** Its migration puts rows into it (a counter): a restore into an empty database replaces them. */
  readonly filledByMigration?: boolean;
  readonly personal?: readonly PersonalColumn[];
  /** Column with the id of the person a row is about: their export holds the row, their erasure deals with it. */
  readonly personColumn?: string;
  /** `delete` (default) the row, `blank` its personal columns, or `unlink`: the row stays, without the person. */
  readonly onErasure?: 'delete' | 'blank' | 'unlink';
  readonly mentions?: readonly PersonMention[];
  /** Columns in which a person's e-mail address may stand: an erasure removes the rows that hold it. */
  readonly addresses?: readonly string[];
  /** Column with the key of a file, which goes with its row. */
  readonly fileColumn?: string;
  /** Personal columns filled by visitors without account: nothing says whose a row is, so only retention clears it. */
  readonly ofVisitors?: boolean;
}

/** A recurring piece of work. It must be safe to run twice. */
export interface JobManifest {
  readonly name: string;
  /** Cron in Europe/Rome, five fields. Without it the job runs only when something asks for it. */
  readonly cron?: string;
  run(platform: Platform, data: unknown): Promise<void>;
}

/** Reacts to an event of another module, at least once, in the worker. */
export interface EventSubscription {
  readonly event: string;
  readonly name: string;
  handle(platform: Platform, payload: unknown): Promise<void>;
}

export interface NavigationItem {
  /** Key of this module's catalogue. */
  readonly text: string;
  readonly path: string;
  readonly order: number;
  readonly place: 'main' | 'footer';
}

/** One part of readiness: what it is, whether it works, and why not. */
export interface Readiness {
  readonly part: string;
  readonly ready: boolean;
  readonly detail?: string;
}

/** Command of `talenthub`. `run` returns the exit code: 0 done, 1 some records rejected, 2 unusable input. */
export interface CommandManifest {
  /** Words that call it: `import jobs`. */
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  /** What it takes besides the common flags: anything else is refused before it runs. Without it the command checks by itself. */
  readonly takes?: { readonly flags: readonly string[]; readonly words: number };
  /** It answers a stop signal by itself; others are cut off, and their open transaction rolls back. */
  readonly stopsItself?: boolean;
  run(platform: Platform, args: readonly string[], terminal: Terminal): Promise<number>;
}

/** Where a command writes. Results go to `out`, progress and problems to `note`. */
export interface Terminal {
  out(line: string): void;
  note(line: string): void;
  /** Shows how far a long job is: a bar on a terminal, now and then a line elsewhere, nothing with --quiet. */
  progress(label: string, done: number, total?: number): void;
  readonly json: boolean;
}

/** Everything the rest of the system needs to know of a module. `app.ts` lists the manifests; nothing is registered elsewhere. */
export interface ModuleManifest {
  readonly name: string;
  readonly dependsOn: readonly string[];
  readonly texts: AnyCatalogue;
  readonly tables: readonly TableManifest[];
  readonly routes: readonly Route[];
  readonly jobs?: readonly JobManifest[];
  readonly publishes?: readonly string[];
  readonly subscribes?: readonly EventSubscription[];
  readonly permissions?: readonly Permission[];
  readonly navigation?: readonly NavigationItem[];
  readonly commands?: readonly CommandManifest[];
  /** Reference data every installation needs; runs at start, must do nothing when it is already there. */
  reference?(platform: Platform, terminal: Terminal): Promise<void>;
  /** Fictitious content for the demo, on an empty database only. One transaction each. */
  demo?(platform: Platform, terminal: Terminal, options: { readonly ads?: number; readonly youth?: number }): Promise<void>;
  /** Starts what lives in the process (an index that follows the database); returns how to stop it. */
  start?(platform: Platform): Promise<() => Promise<void>>;
  ready?(platform: Platform): Promise<readonly Readiness[]>;
  /** Switches and legal numbers that administrators may change while it runs; read with `parameterValue`. */
  readonly parameters?: readonly Parameter[];
  /** What `doctor` and the page of the system's health should know of this module. */
  examine?(platform: Platform): Promise<readonly Finding[]>;
  /** Lines for whoever starts a demonstration: how to sign in. */
  announceDemo?(platform: Platform): Promise<readonly string[]>;
  /** Addresses for the sitemap, newest first. */
  sitemap?(platform: Platform, db: Db): Promise<readonly { path: string; modified?: Date }[]>;
}
