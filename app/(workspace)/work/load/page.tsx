import clsx from 'clsx';
import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeader } from '@/components/layout/page-header';
import { Avatar } from '@/components/ui/avatar';
import { ROLE_NAMES } from '@/components/workspaces/role-names';
import { can } from '@/lib/auth/abilities';
import { requirePageActor } from '@/lib/auth/session';
import { assignPath } from '@/lib/work/list-rules';
import type { LoadRow } from '@/lib/work/model';
import { listLoad } from '@/lib/work/queries';
import { WorkTabs } from '../_components/work-tabs';

export const metadata: Metadata = { title: 'Load' };

export default async function LoadPage() {
  const actor = await requirePageActor();
  const rows = await listLoad(actor);
  const canAssign = can(actor, 'item.assign');
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <PageHeader title="Load">
        <WorkTabs here="load" canAssign={canAssign} />
      </PageHeader>
      <p className="px-6 py-3 text-[13px] text-ink-2 max-md:px-4">
        What each member has on their desk, in articles that are being worked on.
      </p>
      <table className="w-full table-fixed border-separate border-spacing-0 border-t border-line">
        <caption className="sr-only">Load of each member</caption>
        <thead>
          <tr className="*:h-9 *:border-b *:border-line-2 *:px-2 *:text-right *:text-[12.5px] *:font-medium *:text-ink-2 *:first:pl-6 *:first:text-left *:last:pr-6 max-md:*:px-1 max-md:*:first:pl-4 max-md:*:last:pr-4">
            <th scope="col">Person</th>
            <th scope="col" className="w-32 max-md:w-16">
              Open items
            </th>
            <th scope="col" className="w-32 max-md:w-19">
              Overdue
            </th>
            <th scope="col" className="w-32 max-md:w-16">
              Articles led
            </th>
            <th scope="col" className="w-36 max-md:w-17">
              Reviews waiting
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <PersonRow key={row.userId} row={row} canAssign={canAssign} />
          ))}
        </tbody>
      </table>
    </main>
  );
}

function PersonRow({ row, canAssign }: { row: LoadRow; canAssign: boolean }) {
  const { userId, name, role, openItems, overdueItems, articlesLed, reviewsWaiting } = row;
  const open = openItems.toLocaleString('en');
  return (
    <tr className="*:h-13 *:border-b *:border-line *:px-2 *:py-1.5 *:text-right *:tabular-nums *:first:pl-6 *:first:text-left *:last:pr-6 hover:bg-raised max-md:*:px-1 max-md:*:first:pl-4 max-md:*:last:pr-4">
      <th scope="row" className="font-normal">
        <span className="flex min-w-0 items-center gap-2">
          <Avatar id={userId} name={name} size="small" />
          <span className="min-w-0">
            <bdi className="block font-medium wrap-anywhere">{name}</bdi>
            <span className="text-[12.5px] text-ink-2">{ROLE_NAMES[role].label}</span>
          </span>
        </span>
      </th>
      <td>
        {canAssign && openItems > 0 ? (
          <Link
            className="rounded-1 underline underline-offset-2"
            href={assignPath({ to: userId })}
            prefetch={false}
            aria-label={`${open} open items of ${name}`}
          >
            {open}
          </Link>
        ) : (
          open
        )}
      </td>
      <td className={clsx(overdueItems > 0 && 'font-semibold text-bad')}>
        {overdueItems.toLocaleString('en')}
      </td>
      <td>{articlesLed.toLocaleString('en')}</td>
      <td>{reviewsWaiting.toLocaleString('en')}</td>
    </tr>
  );
}
