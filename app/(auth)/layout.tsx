import type { ReactNode } from 'react';

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-h-dvh place-items-center px-4 py-10">
      <div className="w-full max-w-sm">
        <header className="mb-6 flex items-center justify-center gap-2.5 text-[15px] font-semibold">
          <span
            aria-hidden
            className="grid size-8 place-items-center rounded-2 bg-ink font-text text-[15px] text-paper"
          >
            G
          </span>
          Galley
        </header>
        {children}
      </div>
    </div>
  );
}
