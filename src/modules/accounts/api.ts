export { hasConsent } from './own-data/give-consent/consents.usecase.ts';
export { type OpenFile, type Opening, openFile } from './own-data/open-file/open-file.ts';
export { type HeldDatum, heldData } from './own-data/show-data/held-data.ts';
export { openSessions } from './store/sessions.ts';
