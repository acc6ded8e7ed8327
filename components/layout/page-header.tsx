import type { ReactNode } from 'react';

/** The top of a page: what it is, and what can be done here. */
export function PageHeader({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <header className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-desk px-6 py-2 max-sm:px-4">
      {/* A long title breaks before it takes the room of a button beside it. */}
      <h1 className="max-w-[calc(100%-132px)] text-[15px] font-semibold wrap-anywhere">{title}</h1>
      <div className="ml-auto flex flex-wrap items-center justify-end gap-2 empty:hidden max-sm:grow">
        {children}
      </div>
    </header>
  );
}
