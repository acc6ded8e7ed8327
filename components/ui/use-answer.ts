'use client';

import { useEffect, useState } from 'react';
import type { Answer } from '@/components/ui/ask';

type Ask<T> = (leaving: AbortSignal) => Promise<Answer<T>>;

export interface Asked<T> {
  /** Null until there is one; the one before it stands while something else is asked. */
  answer: Answer<T> | null;
  /** The answer is the one before: something else is being asked. */
  isOld: boolean;
  retry: () => void;
}

/** Asks when it is first shown and whenever `ask` is another function; an answer that comes too late is dropped. */
export function useAnswer<T>(ask: Ask<T>): Asked<T> {
  const [attempt, setAttempt] = useState(0);
  const [told, setTold] = useState<{ ask: Ask<T>; answer: Answer<T> } | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    void ask(leaving.signal).then((answer) => {
      if (!leaving.signal.aborted) setTold({ ask, answer });
    });
    return () => leaving.abort();
  }, [ask, attempt]);
  const retry = () => {
    setTold(null);
    setAttempt(attempt + 1);
  };
  return { answer: told?.answer ?? null, isOld: told !== null && told.ask !== ask, retry };
}
