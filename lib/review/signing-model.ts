import { z } from 'zod';

/** What signing an article off takes in a workspace. */
export const signingSchema = z.strictObject({
  /** So many reviewers approve it. */
  approvals: z.int().min(1).max(9).default(1),
  /** So many where a claim has a verdict. */
  ratedApprovals: z.int().min(1).max(9).default(1),
});
export type Signing = z.infer<typeof signingSchema>;
export const DEFAULT_SIGNING: Signing = signingSchema.parse({});

const count = z.coerce
  .number({ error: 'Give a number from 1 to 9.' })
  .pipe(z.int('Give a whole number.').min(1, 'Give at least 1.').max(9, 'Give at most 9.'));

/** The same as a form sends it: numbers as text. */
export const signingFormSchema = z.object({ approvals: count, ratedApprovals: count });

/** Why what signing takes cannot be had from so many people who may sign, and what to do; null where it can. */
export function lackOfSigners({ approvals, ratedApprovals }: Signing, signers: number): string | null {
  if (signers <= 1) {
    return 'One person here may approve, and cannot approve what they checked themselves. Invite a second person as reviewer, editor or owner, so that each can approve what the other checked.';
  }
  const most = Math.max(approvals, ratedApprovals);
  if (most <= signers) return null;
  return `${signers.toLocaleString('en')} people here may approve, so nothing gets ${most.toLocaleString('en')} approvals. Invite more reviewers, or ask for fewer approvals.`;
}
