import { z } from 'zod';
import { ROLES } from '@/lib/auth/actor';
import { idSchema } from '@/lib/ids';

/** Who is called by name in a comment: `name` is what stands in it after an @. */
export const mentionSchema = z.union([
  z.strictObject({ userId: idSchema, name: z.string().trim().min(1).max(100) }),
  z.strictObject({ role: z.enum(ROLES), name: z.string().trim().min(1).max(100) }),
]);
export type Mention = z.infer<typeof mentionSchema>;

/** At most twenty in one comment. */
export const mentionsSchema = z.array(mentionSchema).max(20, 'Call at most 20 by name.');

/** Those that stand in the words, each once: who was taken out of the words again is not called. */
export function mentionsIn(body: string, mentions: readonly Mention[]): Mention[] {
  const seen = new Set<string>();
  return mentions.filter((mention) => {
    const key = 'userId' in mention ? mention.userId : mention.role;
    if (seen.has(key) || !body.includes(`@${mention.name}`)) return false;
    seen.add(key);
    return true;
  });
}
