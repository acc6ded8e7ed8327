'use client';

import { useDesk, useDeskUi, useNameOf } from '@/components/desk/desk-context';
import { Avatar } from '@/components/ui/avatar';

const MOST_SHOWN = 3;

/** Who else has this annotation open now, over the corner of its card, so that the card stays as it is. */
export function PresentOnCard({ annotationId }: { annotationId: string }) {
  const { desk } = useDesk();
  const nameOf = useNameOf();
  const here = useDeskUi((ui) =>
    [
      ...new Set(
        ui.present
          .filter((page) => page.annotationId === annotationId && page.userId !== desk.data.me.userId)
          .map(({ userId }) => userId),
      ),
    ].join(' '),
  );
  if (here === '') return null;
  const ids = here.split(' ');
  return (
    <ul className="present-on-card" aria-label="Have this open too">
      {ids.slice(0, MOST_SHOWN).map((userId) => (
        <li key={userId}>
          <Avatar id={userId} name={nameOf(userId)} size="small" />
          <span className="sr-only">{nameOf(userId)}</span>
        </li>
      ))}
      {ids.length > MOST_SHOWN && <li className="present-rest">+{ids.length - MOST_SHOWN}</li>}
    </ul>
  );
}
