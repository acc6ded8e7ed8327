'use client';

import { useEffect, useState } from 'react';

/** What became of a request: its answer, or a sentence for the person. */
type Answer<T> = { ok: true; value: T } | { ok: false; message: string };

export interface Asked<T> {
  /** Null until there is one; the one before it stands while something else is asked. */
  answer: Answer<T> | null;
  retry: () => void;
}

/** Asks when it is first shown and whenever `ask` is another function; an answer that comes too late is dropped. */
export function useAnswer<T>(ask: () => Promise<Answer<T>>): Asked<T> {
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<Answer<T> | null>(null);
  useEffect(() => {
    let isWanted = true;
    void ask().then((answered) => {
      if (isWanted) setAnswer(answered);
    });
    return () => {
      isWanted = false;
    };
  }, [ask, attempt]);
  const retry = () => {
    setAnswer(null);
    setAttempt(attempt + 1);
  };
  return { answer, retry };
}
