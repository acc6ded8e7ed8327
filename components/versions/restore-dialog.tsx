'use client';

import { useRef } from 'react';
import { ConfirmDialog } from '@/components/ui/dialog';
import { useToast } from '@/components/ui/toast';
import { versionOf } from '@/components/versions/day-groups';
import { type ArticlePlace, sendRestore } from '@/components/versions/version-requests';
import { newId } from '@/lib/ids';
import type { HistoryItem } from '@/lib/versions/history-rules';

interface RestoreDialogProps {
  place: ArticlePlace;
  /** What is to be restored; null keeps the dialog closed. */
  item: HistoryItem | null;
  current: number;
  onClose: () => void;
  onRestored: () => void;
}

/** Asks before the text becomes what it was. */
export function RestoreDialog({ place, item, current, onClose, onRestored }: RestoreDialogProps) {
  const toast = useToast();
  const id = useRef({ of: -1, is: '' });
  const version = item ? versionOf(item) : 0;
  const restore = async () => {
    // The same for every attempt on the same version of the same text.
    if (id.current.of !== version) id.current = { of: version, is: newId() };
    const answer = await sendRestore(place, version, { id: id.current.is, baseVersion: current });
    id.current = answer.ok || answer.problem?.reason !== undefined ? { of: -1, is: '' } : id.current;
    toast.add(
      answer.ok
        ? { title: answer.value.created ? 'Restored' : 'The text is that already', description: named(item) }
        : { title: answer.message, urgent: true },
    );
    onRestored();
  };
  return (
    <ConfirmDialog
      open={item !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={`Restore ${named(item)}?`}
      description={`The text becomes what it was at version ${version}. What came since stays in the history and can be restored as well; annotations go back with their words.`}
      action="Restore version"
      onConfirm={restore}
    />
  );
}

function named(item: HistoryItem | null): string {
  if (item?.kind === 'revision') return `“${item.name}”`;
  if (item?.kind === 'imported') return 'the text as it was brought in';
  return `version ${item ? versionOf(item) : ''}`;
}
