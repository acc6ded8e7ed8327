'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';

/** Says that something could not be read, and offers to try again. */
export function Failure({ children, onRetry }: { children: ReactNode; onRetry: () => void }) {
  return (
    <div role="alert" className="flex flex-wrap items-center gap-3 rounded-2 bg-query-bg px-4 py-2.5">
      <span className="min-w-0 flex-1">{children}</span>
      <Button size="small" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}
