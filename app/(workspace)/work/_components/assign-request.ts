import { type Answer, ask } from '@/components/ui/ask';
import { assignResultSchema, MOST_ASSIGNED, type AssignInput, type AssignResult } from '@/lib/work/model';

/** Gives items of this workspace to somebody, or to nobody. Sending the same again is harmless. */
export async function sendAssignment(workspaceId: string, input: AssignInput): Promise<Answer<AssignResult>> {
  const json = { ...input, items: input.items.slice(0, MOST_ASSIGNED) };
  return await ask('/api/work/assign', { json, workspaceId, schema: assignResultSchema });
}

/** Gives items back to whom they were assigned before; false when one of them could not be given back. */
export async function undoAssignment(
  workspaceId: string,
  items: AssignInput['items'],
  assigneeId: string | null,
): Promise<boolean> {
  const before = new Set(items.map(({ from }) => from));
  let isWhole = true;
  for (const to of before) {
    const back = items.filter(({ from }) => from === to).map(({ id }) => ({ id, from: assigneeId }));
    const outcome = await sendAssignment(workspaceId, { items: back, assigneeId: to });
    isWhole &&= outcome.ok && outcome.value.assigned.length === back.length;
  }
  return isWhole;
}
