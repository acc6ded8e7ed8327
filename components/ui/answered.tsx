'use client';

import type { ReactNode } from 'react';
import { Failure } from '@/components/ui/failure';
import { Spinner } from '@/components/ui/spinner';
import type { Asked } from '@/components/ui/use-answer';

interface AnsweredProps<T> {
  asked: Asked<T>;
  /** What is being done until there is an answer. */
  waiting: string;
  children: (value: T) => ReactNode;
}

/** What was asked for: that it is on its way, that it failed and can be tried again, or its answer. */
export function Answered<T>({ asked: { answer, retry }, waiting, children }: AnsweredProps<T>) {
  if (!answer) {
    return (
      <p className="flex items-center gap-2 text-ink-2">
        <Spinner /> {waiting}
      </p>
    );
  }
  if (!answer.ok) return <Failure onRetry={retry}>{answer.message}</Failure>;
  return children(answer.value);
}
