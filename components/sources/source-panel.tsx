'use client';

import { useState } from 'react';

import { SourceFacts } from '@/components/sources/source-facts';
import type { Person } from '@/components/sources/source-field';
import { SourceForm } from '@/components/sources/source-form';
import { Button } from '@/components/ui/button';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import type { SourceView } from '@/lib/sources/model';

interface SourcePanelProps {
  source: SourceView;
  members: readonly Person[];
  canEdit: boolean;
}

/** What is known of a source, and the form that changes it. */
export function SourcePanel({ source, members, canEdit }: SourcePanelProps) {
  const [isEditing, setIsEditing] = useState(false);
  const part = useKeptFocus(isEditing);
  const stop = () => setIsEditing(false);
  return (
    <div ref={part}>
      {isEditing ? (
        <SourceForm source={source} members={members} onDone={stop} onCancel={stop} />
      ) : (
        <div className="flex flex-col items-start gap-4">
          <SourceFacts source={source} members={members} />
          {canEdit && (
            <Button data-takes-focus onClick={() => setIsEditing(true)}>
              Edit source
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
