import type { ReactNode } from 'react';

/** A key's cap. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-block min-w-5 rounded-1 border border-line-2 px-1 text-center font-ui text-[11px] leading-[18px] font-semibold text-ink-2">
      {children}
    </kbd>
  );
}
