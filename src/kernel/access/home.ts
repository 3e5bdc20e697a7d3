import type { Role } from './viewer.ts';

/** The page each role begins from (CONTRACT, public pages). */
export const HOME_OF: Readonly<Record<Role, string>> = {
  youth: '/area',
  family: '/area',
  school: '/ente',
  company: '/azienda',
  provider: '/ente',
  operator: '/operatori',
  manager: '/operatori',
  governance: '/governance',
  admin: '/admin',
};
