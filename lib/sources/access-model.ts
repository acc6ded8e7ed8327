import { z } from 'zod';
import { idSchema } from '@/lib/ids';

/**
 * Who may see a source from now on. `readerIds` are all of them, members of the workspace. With `evenIfNobody` none may be left:
 * then nobody can ever open it again.
 */
export const sourceAccessSchema = z.discriminatedUnion('access', [
  z.strictObject({ access: z.literal('team'), version: z.int().min(1) }),
  z.strictObject({
    access: z.literal('restricted'),
    version: z.int().min(1),
    readerIds: z.array(idSchema).max(200, 'Name at most 200 people.'),
    evenIfNobody: z.boolean().default(false),
  }),
]);
export type SourceAccessChange = z.infer<typeof sourceAccessSchema>;

/** Somebody who is named with a restricted source. */
export interface SourceReaderView {
  userId: string;
  name: string;
  /** They left the workspace, and see nothing of it until they come back. */
  hasLeft: boolean;
  grantedAt: string;
}
