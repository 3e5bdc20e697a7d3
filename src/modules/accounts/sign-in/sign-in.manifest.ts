import type { ModulePart } from '../module-part.ts';
import { askForMailRoutes } from './ask-for-mail.route.tsx';
import { clearSignInJob } from './clear-sign-in.job.ts';
import { resetPasswordRoutes } from './reset-password.route.tsx';
import { signInRoutes } from './sign-in.route.tsx';
import { useLinkRoutes } from './use-link.route.tsx';

export const signInPart: ModulePart = {
  routes: [...signInRoutes, ...askForMailRoutes, ...useLinkRoutes, ...resetPasswordRoutes],
  jobs: [clearSignInJob],
};
