import { z } from 'zod';

import { timeZoneSchema } from '@/lib/auth/time-zone-rules';

/** A signed-in person, whatever workspaces they belong to. */
export interface Person {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
}

/** Whose session is to begin: it ends when the person's `sessionVersion` is raised, and does not even begin when it was meanwhile. */
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

/** How others see a person, and how times are shown to them. */
export const profileSchema = z.object({ name: personNameSchema, timeZone: timeZoneSchema });
export type Profile = z.infer<typeof profileSchema>;

/** Another address for the account, with its password. */
export const emailChangeSchema = z.object({
  email: emailSchema,
  current: z.string().min(1, 'Give your password.').max(2_000, 'This is far too long.'),
});
export type EmailChange = z.infer<typeof emailChangeSchema>;

/** What a link carries. */
export const tokenSchema = z.object({ token: z.string().max(200) });

/** A new password, with the link that lets it be chosen. */
export const passwordResetSchema = tokenSchema.extend({ password: passwordSchema });

/** A browser in which the person is signed in. */
export interface OpenSession {
  id: string;
  /** As “Firefox on Windows”. */
  device: string;
  /** It is the one that asks. */
  isThis: boolean;
  createdAt: string;
  /** Some minutes late. */
  seenAt: string;
}

/** A person's account as its page shows it. */
export interface AccountView extends Person {
  /** IANA name; empty: that of the browser. */
  timeZone: string;
  /** False for people who sign in through a provider only. */
  hasPassword: boolean;
}
