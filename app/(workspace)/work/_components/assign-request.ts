import { z } from 'zod';
import { assignResultSchema, MOST_ASSIGNED, type AssignInput, type AssignResult } from '@/lib/work/model';

/** What became of it, or a sentence for the person. */
export type AssignOutcome = { ok: true; result: AssignResult } | { ok: false; message: string };

const problemSchema = z.object({ detail: z.string() });

/** Gives items of this workspace to somebody, or to nobody. Sending the same again is harmless. */
export async function sendAssignment(workspaceId: string, input: AssignInput): Promise<AssignOutcome> {
  const response = await fetch('/api/work/assign', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-galley-workspace': workspaceId },
    body: JSON.stringify({ ...input, items: input.items.slice(0, MOST_ASSIGNED) }),
  }).catch(() => null);
  if (!response) return { ok: false, message: 'There is no connection. Try again; nothing is done twice.' };
  const answer: unknown = await response.json().catch(() => null);
  const result = response.ok ? assignResultSchema.safeParse(answer).data : undefined;
  if (result) return { ok: true, result };
  const problem = problemSchema.safeParse(answer).data;
  return { ok: false, message: problem?.detail ?? 'Something went wrong. Try again; nothing is done twice.' };
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
    isWhole &&= outcome.ok && outcome.result.assigned.length === back.length;
  }
  return isWhole;
}
