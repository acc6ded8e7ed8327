'use client';

import clsx from 'clsx';
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useDesk, useDeskState, useDeskUi } from '@/components/desk/desk-context';
import { ChooseSource } from '@/components/evidence/pane/choose-source';
import { CopyView } from '@/components/evidence/pane/copy-view';
import { FindView } from '@/components/evidence/pane/find-view';
import { PaneHead } from '@/components/evidence/pane/pane-head';
import { atCopy, type PaneState, type PaneView } from '@/components/evidence/pane/pane-state';
import { closePane } from '@/components/evidence/pane/pane-verbs';
import { IconButton } from '@/components/ui/icon-button';

const VIEWS: { view: PaneView; name: string }[] = [
  { view: 'find', name: 'Find passages' },
  { view: 'choose', name: 'Choose a copy' },
  { view: 'copy', name: 'Copy' },
];

/** Evidence beside the article: copies to find words in, and to link them to what is marked in the text. */
export function EvidencePane({ isSheet }: { isSheet: boolean }) {
  const pane = useDeskUi((ui) => ui.pane);
  return pane && <OpenPane pane={pane} isSheet={isSheet} />;
}

function OpenPane({ pane, isSheet }: { pane: PaneState; isSheet: boolean }) {
  const { desk } = useDesk();
  const root = useRef<HTMLElement>(null);
  const active = useDeskState(({ activeId, annotations }) =>
    activeId === null ? null : (annotations.get(activeId) ?? null),
  );
  const { wanted } = pane;

  // A sheet covers the text, which can have no focus then.
  useEffect(() => {
    if (wanted || isSheet) root.current?.focus({ preventScroll: true });
  }, [wanted, isSheet]);

  return (
    <aside
      ref={root}
      data-pane
      tabIndex={-1}
      aria-label="Evidence"
      className={clsx('evidence-pane', isSheet && 'evidence-sheet')}
    >
      <header className="pane-head">
        <div className="flex min-w-0 items-center gap-2">
          <h2 className="sr-only">Evidence</h2>
          <fieldset aria-label="Show in the pane" className="segments">
            {VIEWS.map(({ view, name }) => (
              <button
                key={view}
                type="button"
                aria-pressed={pane.view === view}
                disabled={view === 'copy' && pane.sourceId === null}
                onClick={() => desk.ui.set({ pane: { ...pane, view } })}
              >
                {name}
              </button>
            ))}
          </fieldset>
          <IconButton label="Close the evidence" className="-mr-1 ml-auto" onClick={() => closePane(desk)}>
            <X className="size-4" aria-hidden />
          </IconButton>
        </div>
        <PaneHead active={active} evidenceId={pane.evidenceId} />
      </header>
      {pane.view === 'find' && <FindView active={active} pane={pane} />}
      {pane.view === 'choose' && (
        <ChooseSource
          active={active}
          onChoose={(source) => desk.ui.set({ pane: atCopy(pane, { sourceId: source.id, captureId: null }) })}
        />
      )}
      {pane.view === 'copy' && pane.sourceId !== null && (
        <CopyView key={pane.sourceId} sourceId={pane.sourceId} pane={pane} root={root} active={active} />
      )}
    </aside>
  );
}
