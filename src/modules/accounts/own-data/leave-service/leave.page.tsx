import { Notice } from '../../../../design/content/notice.tsx';
import { Button, ButtonLink } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { useTexts } from '../../../../design/layout/page-context.ts';
import { REMIND_DAYS } from '../../domain/leaving.ts';
import { texts } from '../../texts.ts';
import { LeavingNotice, OwnDataFrame } from '../show-data/own-data.page.tsx';

interface Props {
  readonly eraseAfter: Date | null;
  /** Days to change one's mind. */
  readonly graceDays: number;
  /** Refused: without this person nobody would administer. */
  readonly lastAdmin: boolean;
}

/** What happens, before the button that starts it. */
export function LeaveBody({ eraseAfter, graceDays, lastAdmin }: Props) {
  const t = useTexts(texts);
  const when = graceDays > 0 ? t('leave.fact.grace', { n: graceDays }) : t('leave.fact.at-once');
  const mails = graceDays > REMIND_DAYS ? t('leave.fact.mails', { n: REMIND_DAYS }) : t('leave.fact.mails-short');
  return (
    <OwnDataFrame title={t('leave.title')} lead={t('leave.lead')}>
      {lastAdmin ? (
        <Notice tone="danger" title={t('leave.last-admin.title')}>
          <p>{t('leave.last-admin.text')}</p>
        </Notice>
      ) : null}
      <LeavingNotice eraseAfter={eraseAfter} />
      <ul>
        <li>{t('leave.fact.what')}</li>
        <li>
          {when} {mails}
        </li>
        <li>{t('leave.fact.stays')}</li>
        <li>{t('leave.fact.copy')}</li>
      </ul>
      <ButtonLink look="secondary" path="/area/dati/copia">
        {t('leave.copy-first')}
      </ButtonLink>
      {eraseAfter ? null : (
        <Form action="/area/dati/cancella">
          <Button>{t('leave.ask')}</Button>
        </Form>
      )}
    </OwnDataFrame>
  );
}
