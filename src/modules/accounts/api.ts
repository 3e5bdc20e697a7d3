export { youthsOf } from './store/family-bonds.ts';
export { openSessions } from './store/sessions.ts';
export { openShared } from './store/shared-file.ts';
export { forgetStart, startOf } from './store/started-from.ts';
