import clsx from 'clsx';
import Link from 'next/link';

const TABS = {
  mine: ['/work', 'My work'],
  overview: ['/work/overview', 'Overview'],
  load: ['/work/load', 'Load'],
  assign: ['/work/assign', 'Assign'],
} as const;
export type WorkTab = keyof typeof TABS;

/** The parts of the pages on work; `assign` is for those who may. */
export function WorkTabs({ here, canAssign }: { here: WorkTab; canAssign: boolean }) {
  const tabs = (Object.keys(TABS) as WorkTab[]).filter((tab) => tab !== 'assign' || canAssign);
  return (
    <nav aria-label="Work" className="flex gap-0.5 rounded-2 border border-line-2 p-0.5">
      {tabs.map((tab) => (
        <Link
          key={tab}
          href={TABS[tab][0]}
          prefetch={false}
          aria-current={tab === here ? 'page' : undefined}
          className={clsx(
            'grid h-7 place-items-center rounded-1 px-2.5 text-[13px] font-medium whitespace-nowrap pointer-coarse:min-h-10',
            tab === here ? 'bg-line text-ink' : 'text-ink-2 hover:text-ink',
          )}
        >
          {TABS[tab][1]}
        </Link>
      ))}
    </nav>
  );
}
