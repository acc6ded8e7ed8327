import { z } from 'zod';

/** A signed-in person, whatever workspaces they belong to. */
export interface Person {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
}

/** What a session is signed with: it ends when the person's `sessionVersion` is raised. */
export interface SessionClaims {
  userId: string;
  sessionVersion: number;
}

/** An e-mail address in the one form in which it is stored and compared. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'This e-mail address is too long.')
  .pipe(z.email('Give an e-mail address, such as name@example.org.'));

/** A person's name as others see it, on one line. */
export const personNameSchema = z
  .string()
  .transform((name) => name.replace(/[\p{Cc}\s]+/gu, ' ').trim())
  .pipe(z.string().min(1, 'Give your name.').max(100, 'Use at most 100 characters.'));

/** What is typed as a password; whether it is a good one is for password-rules to say. */
export const passwordSchema = z.string().min(1, 'Give a password.').max(2_000, 'This is far too long.');

/** What signing up asks for. */
export const signUpSchema = z.object({
  name: personNameSchema,
  email: emailSchema,
  password: passwordSchema,
});
export type SignUp = z.infer<typeof signUpSchema>;

/** A new password, and the present one where there is one. */
export const passwordChangeSchema = z.object({
  current: z.string().max(2_000, 'This is far too long.').default(''),
  password: passwordSchema,
});
export type PasswordChange = z.infer<typeof passwordChangeSchema>;

/** A person's account as its page shows it. */
export interface AccountView extends Person {
  /** False for people who sign in through a provider only. */
  hasPassword: boolean;
}
