export { youthsOf } from './store/joining/family-bonds.ts';
export { openShared } from './store/joining/shared-file.ts';
export { forgetStart, startOf } from './store/joining/started-from.ts';
export { openSessions } from './store/sessions.ts';
