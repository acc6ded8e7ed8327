import type { ReactNode } from 'react';
import { AccountMenu } from '@/components/workspaces/account-menu';
import { Arrival } from '@/components/layout/arrival';
import { Rail } from '@/components/layout/rail';
import { TimeZoneProvider } from '@/components/layout/time-zone';
import { canSeeLog } from '@/lib/activity/policy';
import { requirePageActor } from '@/lib/auth/session';
import { getAccount } from '@/lib/workspaces/queries';

export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const actor = await requirePageActor();
  const account = await getAccount(actor);
  return (
    <div className="grid h-dvh grid-cols-[56px_1fr] max-sm:grid-cols-1 max-sm:grid-rows-[1fr_56px] print:block print:h-auto">
      <div className="contents print:hidden">
        <Rail seesLog={canSeeLog(actor)}>
          <AccountMenu account={account} />
        </Rail>
      </div>
      {/* Positioned, so that what is hidden from sight in it does not make the page itself longer than the screen. */}
      <div className="relative min-h-0 min-w-0 scroll-pb-24 overflow-y-auto max-sm:order-first print:overflow-visible">
        <TimeZoneProvider timeZone={account.timeZone}>{children}</TimeZoneProvider>
      </div>
      <Arrival />
    </div>
  );
}
