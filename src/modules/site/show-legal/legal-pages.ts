/**
 * The prose pages: which sections each has, in order. Texts are in the catalogue as `<page>.<section>.title` and `.text`; a section named in
 * `legal-lists.ts` goes on with a list made from the configuration or the manifests.
 */
export const legalPages = [
  {
    key: 'privacy',
    path: '/privacy',
    sections: ['who', 'dpo', 'without', 'purposes', 'kept', 'minors', 'cookies', 'logs', 'others', 'rights', 'version'],
  },
  { key: 'notes', path: '/note-legali', sections: ['owner', 'licence', 'data', 'ads'] },
  { key: 'access', path: '/accessibilita', sections: ['state', 'method', 'limits', 'without', 'feedback'] },
  { key: 'faq', path: '/domande-frequenti', sections: ['1', '2', '3', '4', '5', '6'] },
] as const;

export type LegalPage = (typeof legalPages)[number];

/** Changes with every change of what the privacy page promises; consents have versions of their own. */
export const PRIVACY_VERSION = '2026-11-22';
