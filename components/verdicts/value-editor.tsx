'use client';

import { useEffect, useId, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Field, Input, Textarea } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { DraftValue } from '@/components/verdicts/scale-draft';
import { COLOUR_LABELS } from '@/components/verdicts/scale-words';
import { VerdictMark } from '@/components/verdicts/verdict-mark';
import { BUCKET_LABELS } from '@/lib/review/preset-rules';
import { BUCKETS, SCALE_COLOURS, type ScaleValue } from '@/lib/review/scale-model';

interface ValueEditorProps {
  value: DraftValue;
  /** Claims have it, so that it cannot go, nor count as something else. */
  isUsed: boolean;
  onChange: (parts: Partial<ScaleValue>) => void;
  onRemove: () => void;
  onDone: () => void;
}

/** Everything that can be said of one verdict. */
export function ValueEditor({ value, isUsed, onChange, onRemove, onDone }: ValueEditorProps) {
  const name = useRef<HTMLDivElement>(null);
  const colourName = useId();
  useEffect(() => name.current?.querySelector('input')?.focus(), []);
  return (
    <div className="flex flex-col gap-3 pt-1 pb-3">
      <div ref={name}>
        <Field label="Name">
          <Input
            dir="auto"
            maxLength={60}
            value={value.label}
            onChange={(event) => onChange({ label: event.target.value })}
          />
        </Field>
      </div>
      <Field label="Description" hint="Stands under the choice on a claim’s card. When is it this one?">
        <Textarea
          maxLength={500}
          value={value.description}
          onChange={(event) => onChange({ description: event.target.value })}
        />
      </Field>
      <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
        <Field
          label="Counts as"
          hint={
            isUsed
              ? 'Claims have it, so this stays. For another meaning add another verdict and retire this one.'
              : 'How reports, exports and rules take it.'
          }
        >
          <Select
            value={value.bucket}
            disabled={isUsed}
            options={BUCKETS.map((bucket) => ({ value: bucket, label: BUCKET_LABELS[bucket] }))}
            onChange={(bucket) => bucket && onChange({ bucket })}
          />
        </Field>
        <Field label="Number" hint="Its place on the scale, the higher the truer. Empty: off the scale.">
          <Input
            type="number"
            step="any"
            value={value.numeric ?? ''}
            onChange={({ target }) =>
              onChange({ numeric: target.value === '' ? null : target.valueAsNumber })
            }
          />
        </Field>
      </div>
      <fieldset>
        <legend className="mb-1 text-[13px] font-medium">Colour</legend>
        <div className="flex flex-wrap gap-1.5">
          {SCALE_COLOURS.map((colour) => (
            <label
              key={colour}
              className="inline-flex h-8 cursor-pointer items-center gap-1.5 rounded-full border border-line-2 px-2.5 text-[12.5px] has-checked:border-accent has-checked:bg-raised has-checked:font-medium has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus pointer-coarse:h-11"
            >
              <input
                type="radio"
                name={colourName}
                className="sr-only"
                checked={value.colour === colour}
                onChange={() => onChange({ colour })}
              />
              <VerdictMark value={{ colour, bucket: value.bucket }} />
              {COLOUR_LABELS[colour]}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={onDone}>
          Done
        </Button>
        {!value.isNew && (
          <Button
            size="small"
            variant="plain"
            onClick={() => {
              onChange({ retired: !value.retired });
              onDone();
            }}
          >
            {value.retired ? 'Bring back' : 'Retire'}
          </Button>
        )}
        {!isUsed && (
          <Button size="small" variant="danger" onClick={onRemove}>
            Remove
          </Button>
        )}
      </div>
    </div>
  );
}
