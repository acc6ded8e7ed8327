'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { STATE_TONES, standingOf } from '@/components/double-check/check-words';
import { CheckApi, type CheckPlace } from '@/components/double-check/double-check-requests';
import { useNames } from '@/components/double-check/use-names';
import { useLanding } from '@/components/layout/arrival';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { FormMessage } from '@/components/ui/form';
import { Pill } from '@/components/ui/pill';
import type { DoubleCheckDetail } from '@/lib/double-check/model';
import { finishedAt, sideOf } from '@/lib/double-check/rules';
import type { PersonView } from '@/lib/workspaces/model';

interface WaitingScreenProps {
  place: CheckPlace;
  detail: DoubleCheckDetail;
  people: readonly PersonView[];
}

/** A double check whose marks are not to be seen: what it waits for. */
export function WaitingScreen({ place, detail: { check, marks }, people }: WaitingScreenProps) {
  const router = useRouter();
  const nameOf = useNames(people);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const side = sideOf(check, place.userId);
  const isMarking = check.state === 'marking';
  // What was marked on has given way to it.
  useLanding();
  const mayTakeBack = isMarking && side !== null && finishedAt(check, side) !== null;
  const gone = [check.leftId, check.rightId].filter(
    (id) => isMarking && people.find(({ userId }) => userId === id)?.role === null,
  );

  const takeBack = async () => {
    setIsBusy(true);
    const answer = await new CheckApi(place).finish(check.id, false);
    setIsBusy(false);
    if (!answer.ok) setProblem(answer.message);
    router.refresh();
  };

  return (
    <div className="mx-auto max-w-2xl">
      <EmptyState
        action={
          <div className="flex flex-col items-center gap-3">
            <Pill wraps tone={STATE_TONES[check.state]}>
              {standingOf(check, nameOf)}
            </Pill>
            {mayTakeBack && (
              <Button busy={isBusy} onClick={() => void takeBack()}>
                Take it back and go on marking
              </Button>
            )}
            <FormMessage>{problem}</FormMessage>
          </div>
        }
      >
        {sentenceFor(check.state, mayTakeBack, marks.length)}
        {gone.map((id) => (
          <span key={id} className="mt-2 block text-warn">
            {nameOf(id)} is no member any more and will not finish. Call this off, and ask somebody else.
          </span>
        ))}
      </EmptyState>
    </div>
  );
}

function sentenceFor(state: string, hasFinished: boolean, marks: number): string {
  if (state === 'cancelled')
    return 'This double check was called off before both had finished. What was marked stays unseen.';
  if (hasFinished) {
    return `You have finished, with ${marks.toLocaleString('en')} ${marks === 1 ? 'mark' : 'marks'}. When the other has finished too, everybody sees both side by side.`;
  }
  return 'Two people are marking this article, each without seeing the other. When both have finished, their marks are shown here side by side.';
}
