import { Button, ButtonLink } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { useTexts } from '../../../../design/layout/page-context.ts';
import { texts } from '../../texts.ts';
import { ProveFirst } from '../export-data/export.page.tsx';
import { LeavingNotice, OwnDataFrame } from '../show-data/own-data.page.tsx';

const FACTS = ['what', 'grace', 'stays', 'copy'] as const;

/** What happens, before the button that starts it. */
export function LeaveBody({ eraseAfter, proveFirst }: { eraseAfter: Date | null; proveFirst: boolean }) {
  const t = useTexts(texts);
  return (
    <OwnDataFrame title={t('leave.title')} lead={t('leave.lead')}>
      {proveFirst ? <ProveFirst /> : null}
      <LeavingNotice eraseAfter={eraseAfter} />
      <ul>
        {FACTS.map((fact) => (
          <li>{t(`leave.fact.${fact}`)}</li>
        ))}
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
