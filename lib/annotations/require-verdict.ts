import type { FieldChange } from '@/lib/annotations/change-rules';
import { invalid } from '@/lib/annotations/refusals';
import type { Tx } from '@/lib/annotations/write-on-article';
import type { Actor } from '@/lib/auth/actor';
import { getScale, holdScale } from '@/lib/review/scale-queries';

const FIELD = 'fields.verdict';

/**
 * Refuses a verdict that the workspace's scale does not offer: an unknown one, and one that was retired. A claim that holds a retired one
 * keeps it, because what is not changed is not asked about. The scale stays as it is until the transaction ends.
 */
export async function requireVerdict(
  tx: Tx,
  actor: Actor,
  changed: readonly Pick<FieldChange, 'field' | 'to'>[],
): Promise<void> {
  const verdict = changed.find(({ field }) => field === FIELD)?.to;
  if (typeof verdict !== 'string') return;
  await holdScale(tx, actor);
  const value = (await getScale(actor, tx)).values.find(({ id }) => id === verdict);
  if (!value) throw invalid({ [FIELD]: 'This is no verdict of this workspace’s scale. Choose another.' });
  if (value.retired) {
    throw invalid({ [FIELD]: `“${value.label}” was retired: claims that have it keep it. Choose another.` });
  }
}
