'use client';

import clsx from 'clsx';
import { useDesk, useDeskState, useDeskUi } from '@/components/desk/desk-context';
import { pillOf } from '@/components/review/review-words';

const TONES = { ok: 'text-ok', warn: 'text-warn', bad: 'text-bad', quiet: 'text-ink-2' } as const;

/** Where the article stands, in the bar of its desk; opens the review. */
export function StateButton() {
  const { desk, article } = useDesk();
  const open = useDeskState((state) => desk.derived.openCount(state.annotations));
  const unread = useDeskUi((ui) => ui.coverage?.counts.unread ?? null);
  const { tone, words } = pillOf(article, { open, unread });
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      title="Review: where it stands, and what is next (I)"
      className={clsx(
        'inline-flex h-7 shrink-0 items-center gap-1.5 rounded-full border border-line-2 bg-raised px-2.5 text-[12.5px] font-medium whitespace-nowrap hover:bg-line pointer-coarse:h-11',
        TONES[tone],
      )}
      onClick={() => desk.ui.set({ isReviewOpen: true })}
    >
      <span className="size-[7px] rounded-full bg-current" aria-hidden />
      <span className="sr-only">Review: </span>
      {words}
    </button>
  );
}
