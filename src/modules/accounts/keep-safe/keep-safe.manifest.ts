import type { ModulePart } from '../module-part.ts';
import { accountRoutes } from './account/account.route.tsx';
import { changeAddressRoutes } from './change-address/change-address.route.tsx';
import { changePasswordRoutes } from './change-password/change-password.route.tsx';
import { devicesRoutes } from './devices/devices.route.tsx';
import { enrolAppRoutes } from './enrol-app/enrol-app.route.tsx';
import { enterCodeRoutes } from './enter-code/enter-code.route.tsx';
import { enterPasskeyRoutes } from './enter-passkey/enter-passkey.route.tsx';
import { passkeysRoutes } from './passkeys/passkeys.route.tsx';
import { proveAgainRoutes } from './prove-again/prove-again.route.tsx';
import { recoveryCodesRoutes } from './recovery-codes/recovery-codes.route.tsx';

export const keepSafePart: ModulePart = {
  routes: [
    ...enterCodeRoutes,
    ...enterPasskeyRoutes,
    ...enrolAppRoutes,
    ...recoveryCodesRoutes,
    ...passkeysRoutes,
    ...proveAgainRoutes,
    ...accountRoutes,
    ...devicesRoutes,
    ...changePasswordRoutes,
    ...changeAddressRoutes,
  ],
};
