import type { Metadata } from 'next';
import Link from 'next/link';

import { saveVerdicts } from '@/app/(workspace)/settings/verdicts/actions';
import { PageHeader } from '@/components/layout/page-header';
import { buttonClass } from '@/components/ui/button';
import { ScaleForm } from '@/components/verdicts/scale-form';
import { ScaleList } from '@/components/verdicts/scale-list';
import { can } from '@/lib/auth/abilities';
import { requirePageActor } from '@/lib/auth/session';
import { countVerdictUses, getScale } from '@/lib/review/scale-queries';

export const metadata: Metadata = { title: 'Verdicts' };

export default async function VerdictsPage() {
  const actor = await requirePageActor();
  const maySet = can(actor, 'verdicts.set');
  const [scale, uses] = await Promise.all([getScale(actor), maySet ? countVerdictUses(actor) : new Map()]);
  return (
    <>
      <PageHeader title="Verdicts">
        <Link className={buttonClass('plain')} href="/settings">
          All settings
        </Link>
      </PageHeader>
      <main id="content" tabIndex={-1} className="mx-auto max-w-3xl px-6 py-6 outline-none max-sm:px-4">
        <p className="mb-6 max-w-prose text-pretty text-ink-2">
          What a claim can be found to be. People read the name; reports, exports and rules go by what it
          counts as. What claims have been given stays readable, whatever is changed here.
        </p>
        {maySet ? (
          <ScaleForm scale={scale} uses={Object.fromEntries(uses)} save={saveVerdicts} />
        ) : (
          <>
            <ScaleList scale={scale} />
            <p className="mt-6 text-ink-2">Editors and owners can change them.</p>
          </>
        )}
      </main>
    </>
  );
}
