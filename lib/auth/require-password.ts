import { passwordProblem } from '@/lib/auth/password-rules';
import { verifyPassword } from '@/lib/auth/passwords';
import { AppError } from '@/lib/errors';

/** Throws what is wrong with a new password for the person with this name and address, beside its field. */
export function requireGoodPassword(password: string, owner: { name: string; email: string }): void {
  const problem = passwordProblem(password, owner);
  if (problem !== null) throw invalidField('password', problem);
}

/** Throws, beside its field, when this is not the account's password, or the account has none. */
export async function requirePresentPassword(passwordHash: string | null, current: string): Promise<void> {
  if (passwordHash === null)
    throw invalidField('current', 'Your account has no password yet. Set one first.');
  if (!(await verifyPassword(passwordHash, current))) {
    throw invalidField('current', 'This is not your present password.');
  }
}

/** The failure of one field of a form. */
export function invalidField(field: string, message: string): AppError {
  return new AppError('invalid_input', message, { fields: { [field]: message } });
}
