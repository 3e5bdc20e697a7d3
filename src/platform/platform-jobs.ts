import { noteAuditHead, sealWaitingAudit } from './audit/seal-audit.ts';
import { deliverEvents } from './events/events.ts';
import { clearOldJourneys } from './http/journey.ts';
import { forgetOldMail, sendWaitingMail } from './mail/mail.ts';
import type { JobManifest, ModuleManifest } from './module/manifest.ts';
import { clearOldData } from './own-data/clear-old-data.ts';
import { allTables } from './own-data/platform-tables.ts';

/** The platform's own recurring work. */
export function platformJobs(modules: readonly ModuleManifest[]): readonly JobManifest[] {
  return [
    { name: 'platform-deliver-events', cron: '* * * * *', run: async (platform) => void (await deliverEvents(platform, modules)) },
    { name: 'platform-send-mail', cron: '* * * * *', run: async (platform) => void (await sendWaitingMail(platform)) },
    { name: 'platform-seal-audit', cron: '* * * * *', run: async (platform) => void (await sealWaitingAudit(platform)) },
    { name: 'platform-note-audit-head', cron: '5 4 * * *', run: noteAuditHead },
    {
      name: 'platform-clear-old-data',
      cron: '40 3 * * *',
      async run(platform) {
        await clearOldData(platform, allTables(modules));
        await forgetOldMail(platform);
      },
    },
    {
      name: 'platform-clear-journeys',
      cron: '17 * * * *',
      run: async (platform) => void (await platform.database.write((db) => clearOldJourneys(db, platform.clock.now()))),
    },
  ];
}
