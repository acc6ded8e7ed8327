import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import { CheckApi, type CheckPlace } from '@/components/double-check/double-check-requests';
import { rowKey, type ComparedRow } from '@/lib/double-check/agreement-rules';
import type { DecisionInput, DecisionView, DoubleCheckDetail } from '@/lib/double-check/model';
import { newId } from '@/lib/ids';

type Chosen = Pick<DecisionInput, 'choice' | 'own' | 'comment'>;

/** What was decided of a double check, by the row that it is of, and how to decide more. */
export function useDecisions(place: CheckPlace, detail: DoubleCheckDetail) {
  const router = useRouter();
  const [made, setMade] = useState<readonly DecisionView[]>([]);
  const [busyKey, setBusyKey] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const decisions = useMemo(
    () =>
      new Map(
        [...made, ...detail.decisions].map(
          (each) => [rowKey(each.leftMarkId, each.rightMarkId), each] as const,
        ),
      ),
    [made, detail.decisions],
  );

  const send = async (row: ComparedRow, chosen: Chosen): Promise<boolean> => {
    const answer = await new CheckApi(place).decide(detail.check.id, {
      id: newId(),
      annotationId: newId(),
      commentId: newId(),
      leftMarkId: row.left?.id ?? null,
      rightMarkId: row.right?.id ?? null,
      ...chosen,
    });
    setProblem(answer.ok ? null : answer.message);
    if (answer.ok) setMade((before) => [...before, answer.value]);
    // Somebody else may have decided it.
    else router.refresh();
    return answer.ok;
  };
  const decide = async (row: ComparedRow, chosen: Chosen): Promise<boolean> => {
    if (busyKey !== null) return false;
    setBusyKey(row.key);
    const isDone = await send(row, chosen);
    setBusyKey(null);
    return isDone;
  };
  /** Takes rows as the first of the two has them, one after the other, until one is refused. */
  const decideAll = async (rows: readonly ComparedRow[]): Promise<void> => {
    if (busyKey !== null) return;
    setBusyKey('all');
    for (const row of rows) if (!(await send(row, { choice: 'left', own: null, comment: '' }))) break;
    setBusyKey(null);
  };
  return { decisions, busyKey, problem, decide, decideAll };
}
