'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { CheckApi, type CheckPlace } from '@/components/double-check/double-check-requests';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/dialog';
import { useToast } from '@/components/ui/toast';

/** Calls a double check off, after a question. */
export function CallOffButton({ place, checkId }: { place: CheckPlace; checkId: string }) {
  const router = useRouter();
  const toast = useToast();
  const [isAsking, setIsAsking] = useState(false);
  const callOff = async () => {
    const answer = await new CheckApi(place).end(checkId, 'cancelled');
    if (!answer.ok) toast.add({ title: answer.message, urgent: true });
    router.refresh();
  };
  return (
    <>
      <Button variant="plain" onClick={() => setIsAsking(true)}>
        Call off
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title="Call this double check off?"
        description="Nobody marks or decides any more. Marks that nobody else has seen stay unseen; what was decided stays on the article. This cannot be undone; you can ask anew."
        action="Call it off"
        onConfirm={callOff}
      />
    </>
  );
}
