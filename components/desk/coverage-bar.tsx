'use client';

import { useDesk, useDeskState, useDeskUi } from '@/components/desk/desk-context';

/** How much of the article is read, to the end or with something open, and what is still open. */
export function CoverageBar() {
  const { desk } = useDesk();
  const counts = useDeskUi((ui) => ui.coverage?.counts ?? null);
  const open = useDeskState((state) => desk.derived.openCount(state.annotations));
  const percent = (count: number) => `${counts && counts.total > 0 ? (count / counts.total) * 100 : 0}%`;
  return (
    <div className="coverage">
      <span>
        <b>{counts ? counts.total - counts.unread : '–'}</b> of {counts ? counts.total : '–'} sentences read
      </span>
      <div aria-hidden className="coverage-meter">
        {counts && (
          <>
            <s className="bg-ok" style={{ width: percent(counts.read) }} />
            <s className="bg-warn" style={{ width: percent(counts.open) }} />
          </>
        )}
      </div>
      <span>
        <b>{open}</b> open
      </span>
    </div>
  );
}
