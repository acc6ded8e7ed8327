import type { Prisma } from '@/lib/db/generated/client';

/** The columns of a picture that leave the server with its comment; its bytes are asked for apart. */
export const imageSelect = {
  id: true,
  alt: true,
  width: true,
  height: true,
} as const satisfies Prisma.CommentImageSelect;
