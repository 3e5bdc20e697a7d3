import type { AppError } from '../../kernel/result.ts';
import type { PageRequest } from '../../platform/http/render.ts';
import type { PageView } from '../../platform/http/reply.ts';
import type { Locale, Translate } from '../../platform/i18n/catalogue.ts';
import type { ModuleManifest } from '../../platform/module/manifest.ts';
import { hasSharedKey } from '../shared-keys.ts';
import { sharedTexts } from '../shared-texts.ts';
import { usePage, useShared } from './page-context.ts';

/** The sentence for an error: the module's own, else the shared one. */
export function errorText(error: AppError, locale: Locale, module: ModuleManifest | null): string {
  const key = `error.${error.code}`;
  if (module) {
    const t = module.texts(locale) as Translate;
    const text = t(key, error.params);
    // A catalogue answers a key it does not have with the key itself.
    if (text !== key) return text;
  }
  const shared = sharedTexts(locale);
  return hasSharedKey(key) ? shared(key, error.params) : shared('error.unknown');
}

/** What a person sees when something is not there or does not work: what happened, and where to go. */
export function errorPage(error: AppError, request: PageRequest, module: ModuleManifest | null): PageView {
  const t = sharedTexts(request.locale);
  return {
    title: t('error.title'),
    body: <ErrorBody text={errorText(error, request.locale, module)} requestId={error.status >= 500 ? request.requestId : null} />,
    withoutFeedback: true,
  };
}

function ErrorBody({ text, requestId }: { text: string; requestId: string | null }) {
  const t = useShared();
  const page = usePage();
  return (
    <div class="container-xxl th-page th-narrow">
      <h1>{t('error.title')}</h1>
      <p class="lead">{text}</p>
      <p class="th-actions">
        <a class="btn btn-primary" href={page.href('/opportunita')}>
          {t('error.search')}
        </a>
        <a class="btn btn-outline-primary" href={page.href('/')}>
          {t('error.home')}
        </a>
      </p>
      {requestId ? <p class="form-text">{t('error.request', { id: requestId })}</p> : null}
    </div>
  );
}
