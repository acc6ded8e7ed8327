'use client';

import { Eye, TriangleAlert } from 'lucide-react';
import { RelativeTime } from '@/components/articles/relative-time';
import { useDesk, useNameOf } from '@/components/desk/desk-context';
import { awaitsSecondCheck, secondCheckReason } from '@/components/review/check-words';
import { Button } from '@/components/ui/button';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import type { AnnotationView } from '@/lib/annotations/model';
import { isDone, isItem } from '@/lib/annotations/rules';

/** Who checked an item, and who looked after them. Nothing while its check is not finished. */
export function CheckPart({ annotation }: { annotation: AnnotationView }) {
  const { desk, may, scale } = useDesk();
  const nameOf = useNameOf();
  const { id, kind, check, secondCheck } = annotation;
  // The button gives way to the one that takes it back.
  const part = useKeptFocus<HTMLElement>(secondCheck?.byId);
  if (check === null || !isItem(kind)) return null;
  const myId = desk.data.me.userId;
  const isWaiting = awaitsSecondCheck(annotation, scale);
  const mayLook = may.annotate && secondCheck === null && check.byId !== myId && isDone(annotation);
  return (
    <section ref={part} aria-label="Who checked it" className="flex flex-col gap-1 text-[13px] text-ink-2">
      <p>
        Checked by <bdi>{nameOf(check.byId)}</bdi>, <RelativeTime at={check.at} />
        {secondCheck && (
          <>
            ; looked at again by <bdi>{nameOf(secondCheck.byId)}</bdi>, <RelativeTime at={secondCheck.at} />
          </>
        )}
      </p>
      {isWaiting && (
        <p className="flex items-start gap-1.5 text-warn">
          <TriangleAlert className="mt-0.5 size-3.5 shrink-0" aria-hidden />
          <span>
            Somebody else has to look at it again, because of {secondCheckReason(annotation, scale)}.
          </span>
        </p>
      )}
      {mayLook && (
        <Button size="small" className="self-start" onClick={() => desk.actions.secondCheck(id, true)}>
          <Eye className="size-3.5" aria-hidden /> I looked at it again
        </Button>
      )}
      {may.annotate && secondCheck?.byId === myId && (
        <Button
          size="small"
          variant="plain"
          className="-ml-2.5 self-start"
          onClick={() => desk.actions.secondCheck(id, false)}
        >
          Take my second check back
        </Button>
      )}
    </section>
  );
}
