import { catalogue } from '../../platform/i18n/catalogue.ts';
import en from './locales/en.json' with { type: 'json' };
import it from './locales/it.json' with { type: 'json' };

export const texts = catalogue(it, en);
