import type { ReactNode } from 'react';

/** What stands where nothing is yet: one sentence, and the button that changes it. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-4 px-6 py-16 text-center text-ink-2">
      <p className="max-w-md text-[15px] text-balance">{children}</p>
      {action}
    </div>
  );
}
