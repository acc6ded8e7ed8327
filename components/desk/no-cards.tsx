'use client';

import { KIND_LABELS } from '@/components/annotations/labels';
import { useDesk, useDeskState } from '@/components/desk/desk-context';
import { KIND_KEYS } from '@/components/desk/keys';
import { usePreference } from '@/components/desk/preference';
import { NO_FILTER } from '@/components/desk/store/filter';
import { whyClosed } from '@/components/review/review-words';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Kbd } from '@/components/ui/kbd';

/** What stands in the place of the cards while there is none: why, and what to do. Nothing while there are some, or may be. */
export function NoCards() {
  const { desk } = useDesk();
  const reason = useDeskState((state) => desk.derived.whyEmpty(state));
  if (reason === null) return null;
  // The text may be long: this stays in sight beside it.
  return <div className="sticky top-14">{reason === 'filtered' ? <AllFiltered /> : <NothingMarked />}</div>;
}

function AllFiltered() {
  const { desk } = useDesk();
  const showAll = () => {
    desk.store.set({ filter: NO_FILTER });
    desk.paper?.focus();
  };
  return (
    <EmptyState action={<Button onClick={showAll}>Show all annotations</Button>}>
      No annotation passes the filters.
    </EmptyState>
  );
}

function NothingMarked() {
  const { may, article } = useDesk();
  const why = whyClosed(article);
  if (may.annotate) return <HowToBegin />;
  return (
    <EmptyState>
      {why === null
        ? 'Nothing is marked in this article yet. What checkers and editors mark is shown here.'
        : `Nothing was marked in this article. It ${why}: it can be read, but not changed.`}
    </EmptyState>
  );
}

function HowToBegin() {
  const { desk } = useDesk();
  const [hasSingleKeys] = usePreference('single-keys', true);
  return (
    <EmptyState
      action={
        <>
          {hasSingleKeys && (
            <ul className="grid grid-cols-2 gap-x-6 gap-y-2 text-left text-[13px]">
              {KIND_KEYS.map(([key, kind]) => (
                <li key={kind} className="flex items-center gap-2">
                  <Kbd>{key}</Kbd> {kind === 'cleared' ? 'Nothing to check' : KIND_LABELS[kind].one}
                </li>
              ))}
            </ul>
          )}
          <Button variant="plain" onClick={() => desk.ui.set({ isKeyMapOpen: true })}>
            All keys {hasSingleKeys && <Kbd>?</Kbd>}
          </Button>
        </>
      }
    >
      {hasSingleKeys
        ? 'Nothing is marked yet. Select words in the text and press the letter of what they are, or choose it from the menu.'
        : 'Nothing is marked yet. Select words in the text and choose from the menu what they are.'}
    </EmptyState>
  );
}
