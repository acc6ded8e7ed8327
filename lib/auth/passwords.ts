import { hash, verify } from '@node-rs/argon2';

// OWASP's first choice for argon2id, which is this library's own default kind: 19 MiB, two passes, one thread.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// What an unknown account is compared with, so that it takes as long as a known one.
let stranger: Promise<string> | undefined;

/** The argon2id hash of a password, in PHC form. Keyboards differ in how they compose letters, so it is NFKC first. */
export async function hashPassword(password: string): Promise<string> {
  return await hash(password.normalize('NFKC'), COST);
}

/** Whether the password has this hash. Without a hash the answer is no, after the same work. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const known = passwordHash ?? (await (stranger ??= hashPassword('nobody has this password')));
  const matches = await verify(known, password.normalize('NFKC'));
  return matches && passwordHash !== null;
}
