import { Notice } from '../../../../design/content/notice.tsx';
import { Button, ButtonLink } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { useTexts } from '../../../../design/layout/page-context.ts';
import { FEW_CODES } from '../../domain/recovery-codes.ts';
import type { Factors } from '../../store/factors/factors-of.ts';
import { texts } from '../../texts.ts';
import { Frame, type SafeError } from '../frame.page.tsx';

interface Props {
  factors: Factors;
  /** The sign-in cannot go on without one. */
  enrolling: boolean;
  /** A role asks for one: the last cannot go. */
  compulsory: boolean;
  errors: readonly SafeError[];
}

/** What stands beside the password: app, passkeys, codes on paper. */
export function SecondFactorBody({ factors, enrolling, compulsory, errors }: Props) {
  const t = useTexts(texts);
  const isLast = compulsory && factors.passkeys === 0;
  return (
    <Frame title={t('safe.factor.title')} errors={errors}>
      <p class="lead">{t(enrolling ? 'safe.factor.lead-enrol' : 'safe.factor.lead')}</p>
      <section class="th-group">
        <h2 class="h4">{t('safe.factor.app')}</h2>
        <p>{t(factors.app ? 'safe.factor.app-on' : 'safe.factor.app-off')}</p>
        <div class="th-actions">
          <ButtonLink path="/area/sicurezza/secondo-fattore/app" look={factors.app ? 'secondary' : 'primary'}>
            {t(factors.app ? 'safe.factor.app-change' : 'safe.factor.app-add')}
          </ButtonLink>
          {factors.app && !isLast ? (
            <Form action="/area/sicurezza/secondo-fattore/togli">
              <Button look="quiet">{t('safe.factor.app-remove')}</Button>
            </Form>
          ) : null}
        </div>
        {factors.app && isLast ? <p class="form-text">{t('safe.factor.last')}</p> : null}
      </section>
      <section class="th-group">
        <h2 class="h4">{t('safe.passkeys.title')}</h2>
        <p>{t('safe.factor.passkeys', { n: factors.passkeys })}</p>
        <ButtonLink path="/area/sicurezza/chiavi" look="secondary">
          {t('safe.factor.passkeys-open')}
        </ButtonLink>
      </section>
      {enrolling || (!factors.app && factors.passkeys === 0) ? null : <Codes left={factors.codesLeft} />}
    </Frame>
  );
}

function Codes({ left }: { left: number }) {
  const t = useTexts(texts);
  return (
    <section class="th-group">
      <h2 class="h4">{t('safe.codes.title')}</h2>
      {left <= FEW_CODES ? <Notice tone="warning">{t('safe.codes.few', { n: left })}</Notice> : <p>{t('safe.codes.left', { n: left })}</p>}
      <ButtonLink path="/area/sicurezza/codici" look="secondary">
        {t('safe.codes.open')}
      </ButtonLink>
    </section>
  );
}
