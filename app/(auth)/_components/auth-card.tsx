import type { ReactNode } from 'react';

/** The sheet of a page for people who are not inside yet: what it is about, the form, and the other way to go. */
export function AuthCard({
  title,
  children,
  footer,
}: {
  title: string;
  children: ReactNode;
  footer?: ReactNode;
}) {
  return (
    <main id="content" className="rounded-3 border border-line bg-raised p-6 shadow-card max-sm:p-5">
      <h1 className="mb-5 text-[18px] font-semibold text-balance">{title}</h1>
      <div className="flex flex-col gap-4">{children}</div>
      {footer && <p className="mt-5 border-t border-line pt-4 text-[13.5px] text-ink-2">{footer}</p>}
    </main>
  );
}

/** The word between two ways to sign in. */
export function Or() {
  return (
    <p className="flex items-center gap-3 text-[12.5px] text-ink-2 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      or
    </p>
  );
}
