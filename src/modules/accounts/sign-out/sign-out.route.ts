import { redirect } from '../../../platform/http/reply.ts';
import { post } from '../../../platform/http/route.ts';
import { clearSession } from '../../../platform/http/session/session-cookie.ts';
import { endSession } from '../store/sessions.ts';

/** Ends this session, also one that never became complete. */
export const signOutRoute = post({
  path: '/esci',
  guard: 'half-signed-in',
  audit: 'accounts.sign-out',
  accepts: 'form',
  async handle({ session, platform }) {
    if (session) {
      await platform.database.write((db) => endSession(db, session.id), { kind: 'person', person: session.viewer.person });
    }
    return redirect('/', { notice: 'signed-out', cookies: [clearSession()] });
  },
});
