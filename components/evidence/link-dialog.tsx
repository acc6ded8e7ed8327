'use client';

import { useState, type FormEvent } from 'react';
import {
  emptyEvidence,
  EvidenceFields,
  settledEvidence,
  type EvidenceDraft,
} from '@/components/evidence/evidence-fields';
import { emptySource, SourceFields } from '@/components/evidence/source-fields';
import { sourceLine } from '@/components/evidence/source-line';
import { SourcePicker, type SearchSources } from '@/components/evidence/source-picker';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { EvidenceRelation } from '@/lib/annotations/model';
import { newId } from '@/lib/ids';
import {
  sourceInputSchema,
  type SourceFields as Fields,
  type SourceInput,
  type SourceView,
} from '@/lib/sources/model';

interface LinkDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** What is chosen at first: quoted_from for quotes, supported_by for the others. */
  relation: EvidenceRelation;
  search: SearchSources;
  /** `newSource` is given when the source is to be made first. */
  onLink: (sourceId: string, fields: EvidenceDraft, newSource?: SourceInput) => void;
}

/** Links a source to an annotation: pick one or make one, then say how it bears on the words. */
export function LinkDialog({ open, onOpenChange, ...form }: LinkDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Link a source" wide>
      <LinkForm {...form} onClose={() => onOpenChange(false)} />
    </Dialog>
  );
}

type Chosen = { source: SourceView } | { fields: Fields };

interface LinkFormProps extends Omit<LinkDialogProps, 'open' | 'onOpenChange'> {
  onClose: () => void;
}

function LinkForm({ relation, search, onLink, onClose }: LinkFormProps) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [evidence, setEvidence] = useState(() => emptyEvidence(relation));
  const [errors, setErrors] = useState<Record<string, string>>({});

  if (!chosen) {
    return (
      <SourcePicker
        search={search}
        onPick={(source) => setChosen({ source })}
        onCreate={(title) => setChosen({ fields: emptySource(title) })}
      />
    );
  }

  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A form in a dialog that stands in another form's tree would submit that one too.
    event.stopPropagation();
    if ('source' in chosen) onLink(chosen.source.id, settledEvidence(evidence));
    else {
      const input = sourceInputSchema.safeParse({ ...chosen.fields, id: newId() });
      if (!input.success) {
        setErrors(
          Object.fromEntries(input.error.issues.map((issue) => [String(issue.path[0]), issue.message])),
        );
        return;
      }
      onLink(input.data.id, settledEvidence(evidence), input.data);
    }
    onClose();
  };

  return (
    <form className="flex flex-col gap-4" noValidate onSubmit={submit}>
      {'source' in chosen ? (
        <p className="rounded-2 bg-desk px-3 py-2">{sourceLine(chosen.source)}</p>
      ) : (
        <SourceFields draft={chosen.fields} errors={errors} onChange={(fields) => setChosen({ fields })} />
      )}
      <EvidenceFields draft={evidence} onChange={setEvidence} />
      <div className="flex justify-end gap-2">
        <Button onClick={() => setChosen(null)}>Another source</Button>
        <Button variant="primary" type="submit">
          Link source
        </Button>
      </div>
    </form>
  );
}
