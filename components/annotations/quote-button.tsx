'use client';

import { Quote } from 'lucide-react';
import type { Quoting } from '@/components/annotations/use-quoting';
import { IconButton } from '@/components/ui/icon-button';

/** Quotes into a reply. */
export function QuoteWords({ quoting }: { quoting: Quoting }) {
  return (
    <IconButton
      label="Quote the selected words, or the marked ones (Ctrl+Shift+.)"
      aria-keyshortcuts="Control+Shift+Period"
      // The selection stays where it is.
      onPointerDown={(event) => event.preventDefault()}
      onClick={quoting.quote}
    >
      <Quote className="size-4" aria-hidden />
    </IconButton>
  );
}
