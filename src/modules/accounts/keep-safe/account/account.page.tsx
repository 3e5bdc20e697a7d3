import { Card, CardGrid } from '../../../../design/content/card.tsx';
import { Notice } from '../../../../design/content/notice.tsx';
import { Facts } from '../../../../design/content/tags.tsx';
import { Button, ButtonLink } from '../../../../design/forms/button.tsx';
import { Form } from '../../../../design/forms/form.tsx';
import { Select, TextInput } from '../../../../design/forms/inputs.tsx';
import { useTexts } from '../../../../design/layout/page-context.ts';
import { FEW_CODES } from '../../domain/recovery-codes.ts';
import type { Factors } from '../../store/factors/factors-of.ts';
import { texts } from '../../texts.ts';
import { Frame, type SafeError, useErrors } from '../frame.page.tsx';

export interface Account {
  readonly given_name: string;
  readonly family_name: string;
  readonly email: string | null;
  readonly locale: 'it' | 'en';
}

interface AccountProps {
  readonly account: Account;
  readonly factors: Factors;
  readonly devices: number;
  /** Whether one may sign in through providers outside here. */
  readonly withProviders: boolean;
}

/** Everything about the account, one card for each thing one may want to do. */
export function AccountBody({ account, factors, devices, withProviders }: AccountProps) {
  const t = useTexts(texts);
  const hasFactor = factors.app || factors.passkeys > 0;
  return (
    <div class="container-xxl th-page">
      <h1>{t('safe.account.title')}</h1>
      {hasFactor && factors.codesLeft <= FEW_CODES ? (
        <Notice tone="warning">
          <p>{t('safe.codes.few', { n: factors.codesLeft })}</p>
          <ButtonLink path="/area/sicurezza/codici" look="secondary">
            {t('safe.codes.open')}
          </ButtonLink>
        </Notice>
      ) : null}
      <Facts
        items={[
          { term: t('safe.account.name'), value: `${account.given_name} ${account.family_name}` },
          { term: t('safe.account.email'), value: account.email },
          { term: t('safe.account.language'), value: t(`safe.language.${account.locale}`) },
        ]}
      />
      <h2 class="h4 mt-4">{t('safe.account.you')}</h2>
      <CardGrid>
        <Card title={t('safe.name.title')} path="/area/account/nome" />
        <Card title={t('safe.address.title')} path="/area/account/indirizzo" />
      </CardGrid>
      <h2 class="h4 mt-4">{t('own-data.title')}</h2>
      <CardGrid>
        <Card title={t('safe.account.data')} path="/area/dati">
          <p>{t('safe.account.data-text')}</p>
        </Card>
      </CardGrid>
      <h2 class="h4 mt-4">{t('safe.account.security')}</h2>
      <CardGrid>
        <Card title={t(factors.password ? 'safe.password.title' : 'safe.password.title-new')} path="/area/account/password" />
        <Card title={t('safe.factor.title')} path="/area/sicurezza/secondo-fattore">
          <p>{t(hasFactor ? 'safe.account.factor-on' : 'safe.account.factor-off')}</p>
        </Card>
        <Card title={t('safe.passkeys.title')} path="/area/sicurezza/chiavi">
          <p>{factors.passkeys > 0 ? t('safe.factor.passkeys', { n: factors.passkeys }) : t('safe.account.no-passkeys')}</p>
        </Card>
        <Card title={t('safe.devices.title')} path="/area/sicurezza/dispositivi">
          <p>{t('safe.account.devices', { n: devices })}</p>
        </Card>
        {withProviders ? <Card title={t('links.title')} path="/area/sicurezza/collegamenti" /> : null}
      </CardGrid>
    </div>
  );
}

export function ChangeNameBody({
  typed,
  errors,
}: {
  typed: Pick<Account, 'given_name' | 'family_name' | 'locale'>;
  errors: readonly SafeError[];
}) {
  const t = useTexts(texts);
  const { of } = useErrors(errors);
  const languages = (['it', 'en'] as const).map((value) => ({ value, label: t(`safe.language.${value}`) }));
  return (
    <Frame title={t('safe.name.title')} errors={errors}>
      <Form action="/area/account/nome">
        <TextInput
          name="nome"
          label={t('safe.name.given')}
          hint={t('safe.name.given-hint')}
          value={typed.given_name}
          autocomplete="given-name"
          maxLength={80}
          error={of('nome')}
        />
        <TextInput
          name="cognome"
          label={t('safe.name.family')}
          value={typed.family_name}
          autocomplete="family-name"
          maxLength={80}
          error={of('cognome')}
        />
        <Select name="lingua" label={t('safe.name.language')} value={typed.locale} options={languages} error={of('lingua')} />
        <Button>{t('safe.save')}</Button>
      </Form>
    </Frame>
  );
}
