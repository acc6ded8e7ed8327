import { hashPassword } from '@/lib/auth/passwords';
import type { Prisma, PrismaClient, User } from '@/lib/db/generated/client';
import { newId } from '@/lib/ids';

type Client = PrismaClient | Prisma.TransactionClient;

/** What a made-up person may have of their own; without a password they cannot sign in with one. */
export interface UserOptions {
  id?: string;
  name?: string;
  email?: string;
  password?: string;
  createdAt?: Date;
}

/** Makes a person; what is not given is made up, and no two get the same e-mail. */
export async function createUser(client: Client, options: UserOptions = {}): Promise<User> {
  const { password, id = newId(), name = 'Perpetua Lindqvist', ...given } = options;
  return await client.user.create({
    data: {
      id,
      name,
      email: `person-${id}@example.org`,
      passwordHash: password === undefined ? null : await hashPassword(password),
      ...given,
    },
  });
}
