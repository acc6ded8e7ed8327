'use client';

import { describeAnnotation } from '@/components/annotations/words-of';
import { useDesk, useDeskUi, useNameOf } from '@/components/desk/desk-context';
import { Avatar } from '@/components/ui/avatar';
import type { PresenceView } from '@/lib/versions/live-rules';

/** People shown one by one; the rest is a number. */
const MOST_SHOWN = 4;

/** Who else has the article open, who of them writes, and what they have before them. */
export function Present() {
  const { desk } = useDesk();
  const nameOf = useNameOf();
  const present = useDeskUi((ui) => ui.present);
  const placeOf = (page: PresenceView | undefined) => {
    const annotation = desk.store.state.annotations.get(page?.annotationId ?? '');
    return annotation ? `, at ${describeAnnotation(annotation)}` : '';
  };
  const others = [
    ...new Map(
      present.filter(({ clientId }) => clientId !== desk.writing.clientId).map((each) => [each.userId, each]),
    ).values(),
  ]
    .filter(({ userId }) => userId !== desk.data.me.userId)
    .map(({ userId }) => ({
      userId,
      name: nameOf(userId),
      isWriting: present.some((each) => each.userId === userId && each.isEditing),
      at: placeOf(present.find((each) => each.userId === userId && each.annotationId !== null)),
    }));
  if (others.length === 0) return null;
  const rest = others.length - MOST_SHOWN;
  return (
    <ul className="present max-sm:hidden" aria-label="Also here">
      {others.slice(0, MOST_SHOWN).map(({ userId, name, isWriting, at }) => (
        <li key={userId} className={isWriting ? 'present-person present-writing' : 'present-person'}>
          <Avatar id={userId} name={name} size="small" />
          <span className="sr-only">{`${name}${isWriting ? ', writing' : ''}${at}`}</span>
        </li>
      ))}
      {rest > 0 && <li className="present-rest">+{rest}</li>}
    </ul>
  );
}
