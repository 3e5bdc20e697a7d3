import type { Parameter } from '../../platform/settings/parameter.ts';

const CONSENT_LAW = 'D.Lgs. 196/2003, art. 2-quinquies (D.Lgs. 101/2018)';

export const minimumAge: Parameter<number> = {
  name: 'accounts.minimum-age',
  default: 14,
  min: 13,
  max: 18,
  unit: 'years',
  source: CONSENT_LAW,
  since: '2018-09-19',
  text: 'parameter.minimum-age',
  about: 'parameter.minimum-age.about',
};

export const adultAge: Parameter<number> = {
  name: 'accounts.adult-age',
  default: 18,
  min: 18,
  max: 21,
  unit: 'years',
  source: 'Codice civile, art. 2',
  since: '1975-03-10',
  text: 'parameter.adult-age',
  about: 'parameter.adult-age.about',
};

export const maximumAge: Parameter<number> = {
  name: 'accounts.maximum-age',
  default: 34,
  min: 25,
  max: 40,
  unit: 'years',
  source: 'L.R. Lombardia 4/2022',
  since: '2022-03-31',
  text: 'parameter.maximum-age',
  about: 'parameter.maximum-age.about',
};

/** Between the wish to leave and the erasure: time to change one's mind, or to stop somebody else who asked for it. */
export const erasureGraceDays: Parameter<number> = {
  name: 'accounts.erasure-grace-days',
  default: 14,
  min: 0,
  max: 30,
  unit: 'days',
  source: 'Reg. (UE) 2016/679, art. 12.3 e 17',
  since: '2018-05-25',
  text: 'parameter.erasure-grace-days',
  about: 'parameter.erasure-grace-days.about',
};

export const signInByLink: Parameter<boolean> = {
  name: 'accounts.sign-in-by-link',
  default: true,
  source: null,
  since: '2026-11-01',
  text: 'parameter.sign-in-by-link',
  about: 'parameter.sign-in-by-link.about',
};

/** What administrators may change about accounts. */
export const accountParameters: readonly Parameter[] = [minimumAge, adultAge, maximumAge, erasureGraceDays, signInByLink];
