/** The input cannot be used; the message is for the person at the terminal. Exit code 2. */
export class InputError extends Error {
  override readonly name = 'InputError';
}
