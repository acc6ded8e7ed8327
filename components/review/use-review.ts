'use client';

import { useEffect, useRef, useState } from 'react';
import { useDesk, useDeskUi } from '@/components/desk/desk-context';
import { takeArticle } from '@/components/desk/hear-article';
import { askReview, sendMove } from '@/components/review/review-request';
import { MOVE_WORDS } from '@/components/review/review-words';
import { whenSaved } from '@/components/review/when-saved';
import type { Answer } from '@/components/ui/ask';
import { newId } from '@/lib/ids';
import type { Move, ReviewView } from '@/lib/review/model';

// What others do comes in bursts.
const SOON_MS = 600;
const NOT_SAVED = 'What you did on the desk is not saved yet. Wait until it is, then try again.';

export type Review = ReturnType<typeof useReview>;

/**
 * How the review of the desk's article stands. What others do meanwhile is `newer`, and put in its place when the person asks for it; what
 * comes of one's own moves is shown at once.
 */
export function useReview() {
  const { desk } = useDesk();
  const news = useDeskUi((ui) => ui.reviewNews);
  const [view, setView] = useState<ReviewView | null>(null);
  const [heard, setHeard] = useState<ReviewView | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState<Move | null>(null);
  const [attempt, setAttempt] = useState(0);
  const isRunning = useRef(false);
  const ids = useRef(new Map<string, string>());

  const show = (now: ReviewView) => {
    setView(now);
    setHeard(null);
  };

  useEffect(() => {
    let isWanted = true;
    const read = async () => {
      // What was done just now counts.
      await whenSaved(desk, 2_000);
      const answer = await askReview(placeOf(desk.data));
      if (!isWanted) return;
      if (answer.ok) setView(answer.value);
      else setFailure(answer.message);
    };
    void read();
    return () => {
      isWanted = false;
    };
  }, [desk, attempt]);

  useEffect(() => {
    if (news === 0) return;
    let isWanted = true;
    const read = async () => {
      const answer = await askReview(placeOf(desk.data));
      if (isWanted && answer.ok) setHeard(answer.value);
    };
    const soon = setTimeout(() => void read(), SOON_MS);
    return () => {
      isWanted = false;
      clearTimeout(soon);
    };
  }, [desk, news]);

  /** Makes the move, once however often it is asked for; answers whether it is made. */
  const send = async (move: Move, said: { comment?: string; note?: string } = {}): Promise<boolean> => {
    if (!view || isRunning.current) return false;
    isRunning.current = true;
    setBusy(move);
    setProblem(null);
    const { state, stateAt, version } = view;
    const key = `${move} ${stateAt}`;
    const id = ids.current.get(key) ?? newId();
    ids.current.set(key, id);
    const input = { id, move, from: state, version, comment: '', note: '', ...said };
    const isSaved = await whenSaved(desk, 5_000);
    const answer: Answer<ReviewView> = isSaved
      ? await sendMove(placeOf(desk.data), input)
      : { ok: false, message: NOT_SAVED };
    if (answer.ok) {
      show(answer.value);
      takeArticle(desk, { ...desk.standing.state.article, state: answer.value.state });
      desk.store.notify({ message: MOVE_WORDS[move].done, shown: true });
    } else {
      setProblem(answer.message);
      // The article stands otherwise than it was shown, or something stands in the way.
      const isStale = answer.problem?.code === 'conflict';
      const now = isStale ? await askReview(placeOf(desk.data)) : null;
      if (now?.ok) show(now.value);
    }
    isRunning.current = false;
    setBusy(null);
    return answer.ok;
  };

  /** Looks again at what stands in the way of a move. */
  const lookAgain = async (move: Move): Promise<void> => {
    if (isRunning.current) return;
    isRunning.current = true;
    setBusy(move);
    setProblem(null);
    const now = await askReview(placeOf(desk.data));
    if (now.ok) show(now.value);
    else setProblem(now.message);
    isRunning.current = false;
    setBusy(null);
  };

  return {
    view,
    failure,
    retry: () => {
      setFailure(null);
      setAttempt(attempt + 1);
    },
    newer: view && heard && JSON.stringify(heard) !== JSON.stringify(view) ? heard : null,
    show: (now: ReviewView) => {
      setProblem(null);
      show(now);
    },
    /** Why the last move was not made. */
    problem,
    /** The move that is being made. */
    busy,
    send,
    lookAgain,
  };
}

function placeOf({ me, article }: { me: { workspaceId: string; userId: string }; article: { id: string } }) {
  return { articleId: article.id, workspaceId: me.workspaceId, userId: me.userId };
}
