import type { ReactNode } from 'react';

/** One part of a settings page: its name, a sentence about it, and what can be set. */
export function Setting({
  id,
  title,
  about,
  children,
}: {
  /** Where links to this part lead. */
  id?: string;
  title: string;
  about?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section id={id} aria-label={title} className="border-b border-line py-8 last:border-b-0">
      <h2 className="text-[15px] font-semibold">{title}</h2>
      {about && <p className="mt-1 max-w-prose text-pretty text-ink-2">{about}</p>}
      <div className="mt-4">{children}</div>
    </section>
  );
}
