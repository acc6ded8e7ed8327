'use client';

import { useEffect, useRef, useState } from 'react';

import { SourceFacts } from '@/components/sources/source-facts';
import type { Person } from '@/components/sources/source-field';
import { SourceForm } from '@/components/sources/source-form';
import { Button } from '@/components/ui/button';
import type { SourceView } from '@/lib/sources/model';

interface SourcePanelProps {
  source: SourceView;
  members: readonly Person[];
  canEdit: boolean;
}

/** What is known of a source, and the form that changes it. */
export function SourcePanel({ source, members, canEdit }: SourcePanelProps) {
  const [isEditing, setIsEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !isEditing) button.current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);

  if (isEditing) {
    const stop = () => setIsEditing(false);
    return <SourceForm source={source} members={members} onDone={stop} onCancel={stop} />;
  }
  return (
    <div className="flex flex-col items-start gap-4">
      <SourceFacts source={source} members={members} />
      {canEdit && (
        <Button ref={button} onClick={() => setIsEditing(true)}>
          Edit source
        </Button>
      )}
    </div>
  );
}
