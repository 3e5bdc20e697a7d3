import { type FieldError, formText } from '../../../platform/http/forms.ts';
import type { FormBody } from '../../../platform/http/route.ts';
import { normaliseEmail } from '../domain/email-address.ts';
import { readName } from '../domain/joining/person-name.ts';
import { passwordProblem } from '../store/passwords/passwords.ts';
import type { TypedAccount } from './account-fields.tsx';

export interface AccountWish {
  readonly given: string;
  readonly family: string;
  readonly email: string;
  /** Empty when none is asked for. */
  readonly password: string;
}

export interface AccountRules {
  /** The address when it is known; null: it is typed. */
  readonly email: string | null;
  readonly withPassword: boolean;
  /** The role makes a second factor compulsory. */
  readonly secondFactor: boolean;
  /** Names that a password must not be made of, besides the person's. */
  readonly otherNames?: readonly string[];
}

export type ReadAccount =
  | { readonly ok: true; readonly account: AccountWish }
  | { readonly ok: false; readonly errors: readonly FieldError[]; readonly typed: TypedAccount };

/** The form of `AccountFields`: what a new account needs, or everything that is wrong at once. */
export function readAccount(form: FormBody, rules: AccountRules): ReadAccount {
  const typed = {
    nome: formText(form, 'nome'),
    cognome: formText(form, 'cognome'),
    email: rules.email ?? formText(form, 'email'),
    accetto: formText(form, 'accetto') === '1',
  };
  const given = readName(typed.nome);
  const family = readName(typed.cognome);
  const email = normaliseEmail(typed.email);
  const password = rules.withPassword ? formText(form, 'password') : '';
  const names = [typed.nome, typed.cognome, ...(rules.otherNames ?? [])];
  const weak = rules.withPassword ? passwordProblem(password, { email: email ?? '', names, secondFactor: rules.secondFactor }) : null;
  if ('name' in given && 'name' in family && email && !weak && typed.accetto) {
    return { ok: true, account: { given: given.name, family: family.name, email, password } };
  }
  const errors = [
    'problem' in given && { field: 'nome', message: given.problem },
    'problem' in family && { field: 'cognome', message: family.problem },
    !email && { field: 'email', message: 'form.email' },
    weak !== null && { field: 'password', message: `error.${weak}` },
    !typed.accetto && { field: 'accetto', message: 'account-form.terms.required' },
  ].filter((error) => typeof error === 'object');
  return { ok: false, errors, typed };
}
