'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field, Input } from '@/components/ui/field';
import { useToast } from '@/components/ui/toast';
import { type ArticlePlace, sendName } from '@/components/versions/version-requests';
import { newId } from '@/lib/ids';

interface NameDialogProps {
  place: ArticlePlace;
  /** The version to be named; null keeps the dialog closed. */
  version: number | null;
  onClose: () => void;
  onNamed: () => void;
}

/** Takes a name for a version. */
export function NameDialog({ place, version, onClose, onNamed }: NameDialogProps) {
  const toast = useToast();
  // The same for every attempt.
  const [id] = useState(newId);
  const [name, setName] = useState('');
  const [error, setError] = useState<string | undefined>(undefined);
  const [isBusy, setIsBusy] = useState(false);
  const send = async () => {
    if (version === null || isBusy) return;
    if (name.trim() === '') return setError('Give it a name.');
    setIsBusy(true);
    const answer = await sendName(place, { id, version, name: name.trim() });
    setIsBusy(false);
    if (!answer.ok) return setError(answer.message);
    toast.add({ title: 'Named', description: name.trim() });
    onClose();
    onNamed();
  };
  return (
    <Dialog
      open={version !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`Name version ${version ?? ''}`}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Field label="Name" error={error}>
          <Input
            dir="auto"
            maxLength={200}
            value={name}
            placeholder="As sent to legal"
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={isBusy}>
            Name version
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
