export { openSessions } from './store/sessions.ts';
