import { Button } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { useTexts } from '../../../../design/layout/page-context.ts';
import type { Hat } from '../../../../kernel/access/viewer.ts';
import { texts } from '../../texts.ts';
import { Desk } from '../desk-frame.page.tsx';

/** Every hat the person may wear, one button each; the present one has none. */
export function ChangeHatBody({ hats, present }: { hats: readonly Hat[]; present: Hat }) {
  const t = useTexts(texts);
  const isPresent = (hat: Hat) => hat.role === present.role && hat.membership === present.membership;
  return (
    <Desk title={t('org.hat.title')} lead={t(hats.length > 1 ? 'org.hat.lead' : 'org.hat.only-one')}>
      <ul class="th-plain-list th-stack">
        {hats.map((hat) => (
          <li class="th-card">
            <h2 class="h5">{t(`org.role.${hat.role}`)}</h2>
            <p>{hat.organisation ? t('org.hat.for', { organisation: hat.organisation.name }) : t('org.hat.self')}</p>
            {isPresent(hat) ? (
              <p>
                <strong>{t('org.hat.present')}</strong>
              </p>
            ) : (
              <Form action="/area/ruolo" label={nameOf(t, hat)}>
                <input type="hidden" name="ruolo" value={hat.role} />
                <input type="hidden" name="appartenenza" value={hat.membership ?? ''} />
                <Button look="secondary">
                  {t('org.hat.wear')}
                  <span class="visually-hidden">: {nameOf(t, hat)}</span>
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Desk>
  );
}

function nameOf(t: ReturnType<typeof texts>, hat: Hat): string {
  return hat.organisation ? `${t(`org.role.${hat.role}`)}, ${hat.organisation.name}` : t(`org.role.${hat.role}`);
}
