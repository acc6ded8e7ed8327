'use client';

import { useLayoutEffect, useRef, useState } from 'react';
import { CoverageBar } from '@/components/desk/coverage-bar';
import { EditBar } from '@/components/desk/edit-bar';
import { useDesk, useDeskUi } from '@/components/desk/desk-context';
import { FindBar } from '@/components/desk/find-bar';
import { MeetingList } from '@/components/desk/meeting-list';
import { Paper } from '@/components/desk/paper';
import { RangeHandles } from '@/components/desk/range-handles';
import { SelectionMenu } from '@/components/desk/selection-menu';
import { TrayMarks } from '@/components/desk/tray-marks';
import { usePointing } from '@/components/desk/use-pointing';
import { pointAt } from '@/components/desk/walk-annotations';

const DOUBLE_CLICK_MS = 300;
const FRAME_MS = 17;

/** The article as a sheet of paper, with what lies on it: the menu at the selection, handles, the list where annotations meet. */
export function PaperSheet({ onReady }: { onReady: () => void }) {
  const { desk } = useDesk();
  const mount = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const [hasFocus, setHasFocus] = useState(false);
  const isReading = useDeskUi((ui) => ui.mode === 'read');
  const isChecking = useDeskUi((ui) => ui.mode === 'check');

  usePointing(desk, mount);

  // Before the first paint: nothing is seen without its text.
  useLayoutEffect(() => {
    if (!mount.current) return;
    // The second click of a double click takes back what the first one did.
    let before: string | null = null;
    let answering: ReturnType<typeof setTimeout> | undefined;
    const first = desk.begin();
    const paper = new Paper({
      element: mount.current,
      doc: desk.data.article.doc,
      text: desk.writing.live,
      clientId: desk.writing.clientId,
      ...first,
      language: desk.standing.state.article.language,
      byline: desk.standing.state.article.byline,
      isReading: () => desk.ui.state.mode === 'read',
      onSelection: () => desk.selectionMoved(),
      onWrite: () => desk.writing.written(),
      onTooLong: () =>
        desk.store.notify({
          message: 'That is more text than an article can hold.',
          shown: true,
          urgent: true,
        }),
      onFocus: setHasFocus,
      onClick: (offset, count) => {
        clearTimeout(answering);
        if (desk.ui.state.mode !== 'check') return;
        if (count > 1) return desk.activate(before, { scroll: false });
        before = desk.store.state.activeId;
        const point = () => !paper.selection && pointAt(desk, offset);
        // The caret is seen first, the card right after.
        answering = setTimeout(point, paper.marksAt(offset).length > 0 ? FRAME_MS : DOUBLE_CLICK_MS);
      },
    });
    const detach = desk.attach(paper, first.marks);
    // The text is seen first, what stands beside it right after.
    const frame = requestAnimationFrame(() => setTimeout(onReady));
    return () => {
      clearTimeout(answering);
      cancelAnimationFrame(frame);
      detach();
      paper.destroy();
    };
  }, [desk, onReady]);

  return (
    <div className={isReading ? 'desk-column desk-reading' : 'desk-column'}>
      <div className="desk-head">
        <CoverageBar />
        <EditBar />
        <FindBar />
      </div>
      <article className="desk-sheet" aria-label="Article">
        <div ref={layer} className="relative">
          <div ref={mount} />
          {!isReading && <TrayMarks layer={layer} />}
          {isChecking && (
            <>
              <RangeHandles layer={layer} />
              <SelectionMenu layer={layer} hasFocus={hasFocus} />
              <MeetingList layer={layer} />
            </>
          )}
        </div>
      </article>
    </div>
  );
}
