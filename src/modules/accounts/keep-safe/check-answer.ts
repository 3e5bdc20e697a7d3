import type { Db } from '../../../platform/db/database.ts';
import { formText } from '../../../platform/http/forms.ts';
import type { FormBody } from '../../../platform/http/route.ts';
import type { Platform } from '../../../platform/platform.ts';
import { readAssertion } from '../domain/passkey-answer.ts';
import { checkPasskey } from '../store/factors/passkeys.ts';
import { noteSecurity } from '../store/factors/security-notice.ts';

interface Given {
  readonly form: FormBody;
  /** What the challenge was made for. */
  readonly use: string;
  /** Whose passkey it must be; null when any person of the site may come in with it. */
  readonly person: number | null;
  readonly now: Date;
}

/** Whose passkey answered; null when it proves nothing. A copied one tells its person, who may be the only one to know what happened. */
export async function spendAnswer(db: Db, platform: Platform, { form, use, person, now }: Given): Promise<number | null> {
  const answer = readAssertion(formText(form, 'risposta'));
  if (!answer) return null;
  const proof = await checkPasskey(db, platform, { answer, use, now });
  if (proof.outcome === 'refused' || (person !== null && proof.person !== person)) return null;
  if (proof.outcome === 'proved') return proof.person;
  const { public_id: publicId } = await db
    .selectFrom('accounts_person')
    .select('public_id')
    .where('id', '=', proof.person)
    .executeTakeFirstOrThrow();
  const notice = { person: proof.person, publicId, now, event: 'passkey-cloned', action: 'accounts.refuse-cloned-passkey' } as const;
  await noteSecurity(db, platform, { ...notice, actor: null });
  return null;
}
