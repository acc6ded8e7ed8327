'use client';

import { useEffect, useRef, useState } from 'react';

import { SourceFacts } from '@/components/sources/source-facts';
import { SourceForm } from '@/components/sources/source-form';
import { Button } from '@/components/ui/button';
import type { SourceView } from '@/lib/sources/model';

/** What is known of a source, and the form that changes it. */
export function SourcePanel({ source, canEdit }: { source: SourceView; canEdit: boolean }) {
  const [isEditing, setIsEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !isEditing) button.current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);

  if (isEditing) {
    const stop = () => setIsEditing(false);
    return <SourceForm source={source} onDone={stop} onCancel={stop} />;
  }
  return (
    <div className="flex flex-col items-start gap-4">
      <SourceFacts source={source} />
      {canEdit && (
        <Button ref={button} onClick={() => setIsEditing(true)}>
          Edit source
        </Button>
      )}
    </div>
  );
}
