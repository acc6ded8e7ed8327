'use client';

import { useDesk, useDeskUi } from '@/components/desk/desk-context';
import { usePreference } from '@/components/desk/preference';
import { Button } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';

/** Over the cards, what others did to them that is not shown yet because it would move those in sight. It takes no room, and so moves none. */
export function WaitingCards() {
  const { desk } = useDesk();
  const words = useDeskUi((ui) => ui.waiting);
  const [hasSingleKeys] = usePreference('single-keys', true);
  const show = () => {
    // The button goes away.
    desk.paper?.focus();
    desk.letIn();
  };
  return (
    <div className="waiting-cards">
      <output className={words === '' ? 'sr-only' : undefined}>{words}</output>
      {words !== '' && (
        <Button size="small" onClick={show}>
          Show{' '}
          {hasSingleKeys && (
            <>
              <Kbd>Shift</Kbd> <Kbd>R</Kbd>
            </>
          )}
        </Button>
      )}
    </div>
  );
}
