'use client';

import { useDesk, useDeskUi, useNameOf } from '@/components/desk/desk-context';
import { Dialog } from '@/components/ui/dialog';
import { WordsHistory } from '@/components/versions/words-history';

/** Who wrote the words that were asked about, and when they were last checked. */
export function WhoWrote() {
  const { desk } = useDesk();
  const asked = useDeskUi((ui) => ui.asked);
  const nameOf = useNameOf();
  const close = () => {
    desk.ui.set({ asked: null });
    desk.paper?.focus();
  };
  return (
    <Dialog open={asked !== null} onOpenChange={(open) => !open && close()} title="Who wrote this">
      {asked && (
        <WordsHistory
          articleId={desk.data.article.id}
          workspaceId={desk.data.me.workspaceId}
          version={desk.writing.live.settled.version}
          start={asked.start}
          end={asked.end}
          nameOf={nameOf}
        />
      )}
    </Dialog>
  );
}
