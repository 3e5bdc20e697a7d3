import { Button, ButtonLink } from '../../../../design/forms/button.tsx';
import { usePage, useTexts } from '../../../../design/layout/page-context.ts';
import type { Place } from '../../../territory/api.ts';
import { ComuneField } from '../../content/comune-field.tsx';
import { Step } from '../../content/step.page.tsx';
import { texts } from '../../texts.ts';
import type { NearCentre } from './nearest-centres.query.ts';

interface NotYetProps {
  /** The age from which one can register. */
  readonly from: number;
  readonly action: string;
  readonly typed: string;
  /** Where the person lives, when they said it and we know it. */
  readonly home: { readonly comune: string; readonly province: string; readonly here: boolean } | null;
  readonly similar: readonly Place[];
  readonly centres: readonly NearCentre[];
}

/** Too young: no account, kind words, and people to go to. The form asks with GET and keeps nothing. */
export function NotYetBody({ from, action, typed, home, similar, centres }: NotYetProps) {
  const t = useTexts(texts);
  const { href } = usePage();
  return (
    <Step title={t('not-yet.title')} lead={t('not-yet.lead', { min: from })}>
      <p>{t('not-yet.nothing-kept')}</p>
      <h2 class="h4">{t('not-yet.meanwhile')}</h2>
      <ul>
        <li>{t('not-yet.go')}</li>
        <li>{t('not-yet.adult')}</li>
        <li>
          <a href={href('/professioni')}>{t('not-yet.look')}</a>
        </li>
      </ul>
      <section aria-labelledby="near" class="th-perte-promises">
        <h2 id="near" class="h4">
          {t('not-yet.near')}
        </h2>
        {home && centres.length > 0 ? (
          <>
            <p>{t('not-yet.near.list', { comune: home.comune })}</p>
            <ul>
              {centres.map(({ name, town, km }) => (
                <li>
                  <strong>{name}</strong>, {km === 0 ? town : t('not-yet.near.far', { town, km })}
                </li>
              ))}
            </ul>
          </>
        ) : null}
        {home && centres.length === 0 ? (
          <p class="th-perte-note">
            {t(home.here ? 'not-yet.near.found' : 'not-yet.near.outside', { comune: home.comune, province: home.province })}
          </p>
        ) : null}
        <form method="get" action={href(action)}>
          <button type="submit" class="visually-hidden" tabIndex={-1} aria-hidden="true" />
          <ComuneField
            label={t('town.comune')}
            value={typed}
            similar={similar}
            error={typed && !home ? t('comune.unknown') : undefined}
            optional={true}
          />
          <Button look="secondary">{t('not-yet.search')}</Button>
        </form>
      </section>
      <p class="mt-4">{t('not-yet.return', { min: from })}</p>
    </Step>
  );
}

const OFFICES = ['cpi', 'afol', 'informagiovani'] as const;

/** Older than `until`: who helps instead, and what is open to everybody here. */
export function TooLateBody({ until }: { until: number }) {
  const t = useTexts(texts);
  return (
    <Step title={t('too-late.title')} lead={t('too-late.lead', { max: until, next: until + 1 })}>
      <p>{t('not-yet.nothing-kept')}</p>
      <dl>
        {OFFICES.map((office) => (
          <>
            <dt>{t(`too-late.${office}`)}</dt>
            <dd>{t(`too-late.${office}.text`)}</dd>
          </>
        ))}
      </dl>
      <p>{t('too-late.open')}</p>
      <div class="th-actions">
        <ButtonLink path="/opportunita">{t('too-late.search')}</ButtonLink>
        <ButtonLink path="/per-te" look="secondary">
          {t('too-late.per-te')}
        </ButtonLink>
      </div>
    </Step>
  );
}
