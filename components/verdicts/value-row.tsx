'use client';

import { ArrowDown, ArrowUp, ChevronDown } from 'lucide-react';
import clsx from 'clsx';
import { IconButton } from '@/components/ui/icon-button';
import type { DraftValue } from '@/components/verdicts/scale-draft';
import { aboutValue } from '@/components/verdicts/scale-words';
import { ValueEditor } from '@/components/verdicts/value-editor';
import { VerdictMark } from '@/components/verdicts/verdict-mark';
import type { ScaleValue } from '@/lib/review/scale-model';

interface ValueRowProps {
  value: DraftValue;
  /** How many claims have it; not there where none has. */
  claims: number | undefined;
  isOpen: boolean;
  /** Where it can go; null where the order is nothing to choose. */
  ways: { up: boolean; down: boolean } | null;
  onOpen: (isOpen: boolean) => void;
  onMove: (by: 1 | -1) => void;
  onChange: (parts: Partial<ScaleValue>) => void;
  onRemove: () => void;
}

/** One verdict of the scale: what it is, where it stands, and on demand all of it to be changed. */
export function ValueRow({ value, claims, isOpen, ways, onOpen, onMove, onChange, onRemove }: ValueRowProps) {
  const name = value.label.trim() || 'New verdict';
  return (
    <li data-value={value.key} className="border-b border-line last:border-b-0">
      <div className="flex items-center gap-1 py-1.5">
        <span className="flex min-w-0 flex-1 items-start gap-2">
          <VerdictMark value={value} className="mt-[4px]" />
          <span className="flex min-w-0 flex-col">
            <bdi className={clsx('font-medium wrap-anywhere', value.retired && 'text-ink-2')}>{name}</bdi>
            <span className="text-[12.5px] text-ink-2">{aboutValue(value, claims)}</span>
          </span>
        </span>
        {ways && (
          <>
            <IconButton
              label={`Move ${name} up`}
              data-part="up"
              aria-disabled={!ways.up}
              className="aria-disabled:opacity-40"
              onClick={() => ways.up && onMove(-1)}
            >
              <ArrowUp className="size-4" aria-hidden />
            </IconButton>
            <IconButton
              label={`Move ${name} down`}
              data-part="down"
              aria-disabled={!ways.down}
              className="aria-disabled:opacity-40"
              onClick={() => ways.down && onMove(1)}
            >
              <ArrowDown className="size-4" aria-hidden />
            </IconButton>
          </>
        )}
        <IconButton
          label={`Change ${name}`}
          data-part="open"
          aria-expanded={isOpen}
          onClick={() => onOpen(!isOpen)}
        >
          <ChevronDown className={clsx('size-4 transition-transform', isOpen && 'rotate-180')} aria-hidden />
        </IconButton>
      </div>
      {isOpen && (
        <ValueEditor
          value={value}
          isUsed={claims !== undefined}
          onChange={onChange}
          onRemove={onRemove}
          onDone={() => onOpen(false)}
        />
      )}
    </li>
  );
}
