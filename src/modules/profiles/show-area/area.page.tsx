import { Card, CardGrid } from '../../../design/content/card.tsx';
import { Notice } from '../../../design/content/notice.tsx';
import { ButtonLink } from '../../../design/forms/button.tsx';
import { usePage, useTexts } from '../../../design/layout/page-context.ts';
import { formatDate } from '../../../platform/i18n/format.ts';
import { texts } from '../texts.ts';

const DOORS = [
  { key: 'search', path: '/opportunita' },
  { key: 'jobs', path: '/professioni' },
  { key: 'code', path: '/area/codice' },
  { key: 'family', path: '/area/famiglia' },
  { key: 'account', path: '/area/account' },
] as const;

/** A young person's page: first what is worth doing now, then the other doors. `coming`: answers given before registering are on their way. */
export function YouthAreaBody({ name, updatedAt, coming }: { name: string; updatedAt: Date | null; coming: boolean }) {
  const t = useTexts(texts);
  const { locale } = usePage();
  return (
    <div class="container-xxl th-page">
      <h1 dir="auto">{t('area.title', { name })}</h1>
      <p class="lead">{t(updatedAt ? 'area.lead.known' : 'area.lead.new')}</p>
      {coming ? (
        <Notice tone="info">
          <p class="mb-0">{t('area.coming')}</p>
        </Notice>
      ) : null}
      {updatedAt || coming ? null : (
        <Notice tone="success">
          <p>{t('area.begin.text')}</p>
          <ButtonLink path="/per-te">{t('area.begin')}</ButtonLink>
        </Notice>
      )}
      <CardGrid>
        {updatedAt ? (
          <Card level={2} title={t('area.profile')} path="/area/profilo">
            <p>{t('area.profile.text')}</p>
            <p class="form-text mb-0">{t('area.profile.updated', { day: formatDate(updatedAt, locale) })}</p>
          </Card>
        ) : null}
        {DOORS.map(({ key, path }) => (
          <Card level={2} title={t(`area.${key}`)} path={path}>
            <p>{t(`area.${key}.text`)}</p>
          </Card>
        ))}
      </CardGrid>
    </div>
  );
}

interface FollowedYouth {
  readonly publicId: string;
  readonly name: string;
  readonly showsProfile: boolean;
}

/** A relative's page: the young people who let them in. */
export function FamilyAreaBody({ name, youths }: { name: string; youths: readonly FollowedYouth[] }) {
  const t = useTexts(texts);
  return (
    <div class="container-xxl th-page">
      <h1 dir="auto">{t('area.title', { name })}</h1>
      <p class="lead">{t('area.family.lead')}</p>
      <h2 class="h4">{t('area.youths')}</h2>
      {youths.length === 0 ? <p>{t('area.youths.none')}</p> : null}
      <ul class="th-family">
        {youths.map((youth) => (
          <li>
            {youth.showsProfile ? (
              <ButtonLink path={`/area/profilo/${youth.publicId}`} look="secondary">
                {t('area.youths.read', { name: youth.name })}
              </ButtonLink>
            ) : (
              <p class="mb-0">{t('area.youths.nothing', { name: youth.name })}</p>
            )}
          </li>
        ))}
      </ul>
      <CardGrid>
        <Card level={2} title={t('area.account')} path="/area/account">
          <p>{t('area.account.text')}</p>
        </Card>
      </CardGrid>
    </div>
  );
}
