import type { ModulePart } from '../module-part.ts';
import { correctBirthDateCommand } from './correct-birth-date.command.ts';
import { createUserCommand } from './create-user.command.ts';
import { listUsersCommand } from './list-users.command.ts';
import { recoverUserCommand } from './recover-user.command.ts';
import { userRoleCommands } from './user-role.command.ts';
import { userStateCommands } from './user-state.command.ts';

/** Accounts from the command line. The pages that administer them are the module `administration`, through `api.ts`. */
export const manageUsersPart: ModulePart = {
  routes: [],
  commands: [createUserCommand, ...userRoleCommands, ...userStateCommands, recoverUserCommand, correctBirthDateCommand, listUsersCommand],
};
