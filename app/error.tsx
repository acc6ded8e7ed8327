'use client';

import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main id="content">
      <EmptyState
        action={
          <Button variant="primary" onClick={reset}>
            Try again
          </Button>
        }
      >
        Something went wrong here. Nothing that was saved is lost.
        {error.digest && ` If it stays, give this number to whoever runs Galley: ${error.digest}.`}
      </EmptyState>
    </main>
  );
}
