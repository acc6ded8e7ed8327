import dynamic from 'next/dynamic';
import { startTransition, useCallback, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { CardColumn } from '@/components/desk/card-column';
import { CardDrawer } from '@/components/desk/card-drawer';
import { DeskContext, useDesk, useDeskUi } from '@/components/desk/desk-context';
import { DeskController, type DeskData } from '@/components/desk/desk-controller';
import { DeskMarking } from '@/components/desk/desk-marking';
import { FilterBar } from '@/components/desk/filter-bar';
import { KeysDialog } from '@/components/desk/keys-dialog';
import { Notices } from '@/components/desk/notices';
import { PaperSheet } from '@/components/desk/paper-sheet';
import { PrintedNotes } from '@/components/desk/printed-notes';
import { usePreference } from '@/components/desk/preference';
import { TopBar } from '@/components/desk/top-bar';
import { useDeskKeys } from '@/components/desk/use-desk-keys';
import { useDeskLife } from '@/components/desk/use-desk-life';
import { type DeskLink, useGoToLink } from '@/components/desk/use-go-to-link';
import { useMedia } from '@/components/desk/use-media';
import { WaitingCards } from '@/components/desk/waiting-cards';
import { WhoWrote } from '@/components/desk/who-wrote';
import { ReasonDialog } from '@/components/evidence/reason-dialog';
import { useLanding } from '@/components/layout/arrival';
import { PeopleDialog } from '@/components/desk/people-dialog';
import { ReviewDialog } from '@/components/review/review-dialog';
import type { PersonView } from '@/lib/workspaces/model';

// Fetched when it is first opened: most of a day at the desk needs none of it.
const EvidencePane = dynamic(
  async () => (await import('@/components/evidence/pane/evidence-pane')).EvidencePane,
  { ssr: false, loading: () => <div className="evidence-pane" aria-busy /> },
);

interface DeskProps extends DeskData {
  people: readonly PersonView[];
  /** What the address asks to be shown. */
  link: DeskLink;
}

/**
 * The desk: an article, what is marked on it, and everything that is done there. It keeps its own state from the first sight on; what
 * the server says later comes by way of the store.
 */
export function Desk({ people, link, ...data }: DeskProps) {
  const [parts] = useState(() => {
    const byId = new Map(people.map((person) => [person.userId, person]));
    const desk = new DeskController(data, byId);
    return { desk, marking: new DeskMarking(desk), people: byId };
  });
  const { standing } = parts.desk;
  const now = useSyncExternalStore(
    standing.subscribe,
    () => standing.state,
    () => standing.state,
  );
  const value = useMemo(() => ({ ...parts, ...now }), [parts, now]);
  return (
    <DeskContext value={value}>
      <DeskScreen link={link} />
    </DeskContext>
  );
}

function DeskScreen({ link }: { link: DeskLink }) {
  const { desk, marking } = useDesk();
  const scroller = useRef<HTMLDivElement>(null);
  const [isReady, setIsReady] = useState(false);
  const [hasSingleKeys] = usePreference('single-keys', true);
  const isReading = useDeskUi((ui) => ui.mode === 'read');
  const hasPane = useDeskUi((ui) => ui.pane !== null);
  const isWide = useMedia('(min-width: 1100px)');
  const ready = useCallback(() => {
    desk.setScroller(scroller.current);
    // In pieces, so that the text can be read and selected meanwhile.
    startTransition(() => setIsReady(true));
  }, [desk]);
  useDeskLife(desk);
  useDeskKeys(desk, marking, hasSingleKeys);
  useGoToLink(desk, link, isReady);
  // The empty sheet that was gone to has given way to this one.
  useLanding();

  return (
    <div className={hasPane ? 'desk desk-paned' : 'desk'}>
      <TopBar isNarrow={isReady && !isWide && !isReading} />
      {/* A sheet over the text covers it for every way of reading. */}
      <div
        ref={scroller}
        inert={hasPane && !isWide}
        className={isReading ? 'desk-scroller' : 'desk-scroller desk-scroller-wide'}
      >
        <div className="desk-flow">
          <main id="content" tabIndex={-1} className="min-w-0 outline-none">
            <PaperSheet onReady={ready} />
            <PrintedNotes />
          </main>
          {!isReading && (
            <aside className="desk-side" aria-label="Annotations">
              {isReady && isWide && !hasPane && (
                <>
                  <FilterBar>
                    <WaitingCards />
                  </FilterBar>
                  <CardColumn scroller={scroller} arrangement="level" />
                </>
              )}
            </aside>
          )}
        </div>
      </div>
      {isReady && !isWide && !isReading && !hasPane && <CardDrawer />}
      {isReady && hasPane && <EvidencePane isSheet={!isWide} />}
      <KeysDialog />
      <ReviewDialog />
      <PeopleDialog />
      <WhoWrote />
      <ReasonDialog />
      <Notices />
    </div>
  );
}
