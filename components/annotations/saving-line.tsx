'use client';

import { useDesk, useDeskState } from '@/components/desk/desk-context';
import { Button } from '@/components/ui/button';

/** How the saving of one annotation stands, where it is not simply done. */
export function SavingLine({ annotationId }: { annotationId: string }) {
  const { desk } = useDesk();
  const lane = useDeskState((state) => state.lanes.get(annotationId) ?? null);
  if (!lane || lane.kind === 'saving') return null;
  if (lane.kind !== 'refused') {
    return <p className="text-[12.5px] text-warn">Not saved yet. It is kept here and sent when it can be.</p>;
  }
  return (
    <div role="alert" className="conflicts">
      <p>
        <b className="font-semibold">Not saved.</b> {lane.message}
      </p>
      <div className="flex gap-1.5">
        <Button size="small" onClick={() => desk.store.retry(annotationId)}>
          Try again
        </Button>
        <Button size="small" variant="danger" onClick={() => desk.store.discard(annotationId)}>
          Discard my change
        </Button>
      </div>
    </div>
  );
}
