/** The prose pages: which sections each has, in order. Texts are in the catalogue as `<page>.<section>.title` and `.text`. */
export const legalPages = [
  { key: 'privacy', path: '/privacy', sections: ['who', 'what', 'cookies', 'logs', 'reports', 'rights'] },
  { key: 'notes', path: '/note-legali', sections: ['owner', 'licence', 'data', 'ads'] },
  { key: 'access', path: '/accessibilita', sections: ['state', 'without', 'feedback'] },
  { key: 'faq', path: '/domande-frequenti', sections: ['1', '2', '3', '4', '5', '6'] },
] as const;

export type LegalPage = (typeof legalPages)[number];
