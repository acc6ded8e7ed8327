import { Lock } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { z } from 'zod';

import { PageHeader } from '@/components/layout/page-header';
import { MergeHistory } from '@/components/sources/merge-history';
import { SetAside } from '@/components/sources/set-aside';
import { SourceAccessPart } from '@/components/sources/source-access';
import { SourceCredits, type ProposedCredit } from '@/components/sources/source-credits';
import { SourcePanel } from '@/components/sources/source-panel';
import { SourcePlace } from '@/components/sources/source-place';
import { SourceTwins } from '@/components/sources/source-twins';
import { SourceUses } from '@/components/sources/source-uses';
import { buttonClass } from '@/components/ui/button';
import { proposeAgents } from '@/lib/agents/queries';
import type { Actor } from '@/lib/auth/actor';
import { requirePageActor } from '@/lib/auth/session';
import { idSchema } from '@/lib/ids';
import { listSourceCredits } from '@/lib/sources/credit-queries';
import { kindsOfCredit } from '@/lib/sources/credit-rules';
import { listDistinctions } from '@/lib/sources/distinction-queries';
import { listDuplicates } from '@/lib/sources/duplicate-queries';
import type { SourceView } from '@/lib/sources/model';
import { canEditSources, canRestrictSource } from '@/lib/sources/policy';
import {
  getOrigin,
  listDerived,
  listMerges,
  listReaders,
  listSourcesByIds,
  listSourceUses,
} from '@/lib/sources/queries';
import { listPeople } from '@/lib/workspaces/queries';

import { CopiesOfSource } from './copies/copies-of-source';
import { readPageSource } from './read-page-source';

interface SourcePageProps {
  params: Promise<Record<string, string>>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: SourcePageProps): Promise<Metadata> {
  const actor = await requirePageActor();
  return { title: (await readPageSource(actor, (await params)['sourceId'])).title };
}

export default async function SourcePage({ params, searchParams }: SourcePageProps) {
  const actor = await requirePageActor();
  const { sourceId } = await params;
  const source = await readPageSource(actor, sourceId);
  // It was merged into another one, or its id was written otherwise.
  if (source.id !== sourceId) redirect(`/sources/${source.id}`);
  const { uses: cursor } = usesSchema.parse(await searchParams);
  const [uses, twins, apart, merges, readers, people, derived, cited, origin, credits] = await Promise.all([
    listSourceUses(actor, source.id, { cursor }),
    listDuplicates(actor, source),
    listDistinctions(actor, source.id),
    listMerges(actor, source.id),
    listReaders(actor, source.id),
    listPeople(actor),
    listDerived(actor, source.id),
    source.derivedFromId === null ? [] : listSourcesByIds(actor, [source.derivedFromId]),
    source.originId === null ? null : getOrigin(actor, source.originId),
    readCredits(actor, source),
  ]);
  const canEdit = canEditSources(actor);
  const members = people
    .filter((person) => person.role !== null)
    .map(({ userId, name }) => ({ userId, name }));
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <PageHeader
        title={
          <span className="inline-flex items-center gap-2">
            {source.access === 'restricted' && (
              <>
                <Lock className="size-4 shrink-0 text-warn" aria-hidden />
                <span className="sr-only">Restricted: </span>
              </>
            )}
            <bdi>{source.title}</bdi>
          </span>
        }
      >
        <Link className={buttonClass('plain')} href="/sources">
          All sources
        </Link>
      </PageHeader>
      <div className="flex flex-col gap-9 px-6 py-6 max-sm:px-4">
        <SourcePanel source={source} members={members} canEdit={canEdit} />
        {credits.length > 0 && (
          <Part id="credits" title="Who is behind it">
            <SourceCredits source={source} credits={credits} canEdit={canEdit} />
          </Part>
        )}
        {twins.length > 0 && (
          <Part id="twins" title="It seems to be in the library twice">
            <SourceTwins sourceId={source.id} twins={twins} canEdit={canEdit} />
          </Part>
        )}
        {apart.length > 0 && (
          <Part id="apart" title="Set aside">
            <SetAside sourceId={source.id} distinctions={apart} people={people} canEdit={canEdit} />
          </Part>
        )}
        <CopiesOfSource actor={actor} source={source} />
        <Part id="uses" title="Where it is used">
          {uses.items.length > 0 ? (
            <SourceUses items={uses.items} />
          ) : (
            <p className="text-ink-2">It is not linked to an annotation yet.</p>
          )}
          {uses.nextCursor && (
            <Link rel="next" className={buttonClass()} href={`/sources/${source.id}?uses=${uses.nextCursor}`}>
              Next page
            </Link>
          )}
        </Part>
        <Part id="place" title="Where it comes from">
          <SourcePlace
            source={source}
            workspaceId={actor.workspaceId}
            origin={origin}
            derivedFrom={cited[0] ?? null}
            derived={derived}
            canEdit={canEdit}
          />
        </Part>
        <Part id="access" title="Who may see it">
          <SourceAccessPart
            source={source}
            userId={actor.userId}
            readers={readers}
            members={members}
            canRestrict={source.access === 'restricted' ? canEdit : canRestrictSource(actor, source)}
          />
        </Part>
        {merges.length > 0 && (
          <Part id="merges" title="Merged into it">
            <MergeHistory merges={merges} people={people} canEdit={canEdit} />
          </Part>
        )}
      </div>
    </main>
  );
}

// Each name asks the database by itself, and a paper can have a hundred.
const MOST_PROPOSED = 10;

async function readCredits(actor: Actor, source: SourceView): Promise<ProposedCredit[]> {
  const credits = await listSourceCredits(actor, source);
  const open = canEditSources(actor)
    ? credits.filter(({ agent, name }) => agent === null && name !== '').slice(0, MOST_PROPOSED)
    : [];
  return await Promise.all(
    credits.map(async (credit) => {
      if (!open.includes(credit)) return { ...credit, proposals: [] };
      const proposals = await proposeAgents(actor, [credit.name]);
      const kinds = kindsOfCredit(credit.role);
      return {
        ...credit,
        proposals: proposals.filter(({ agent }) => kinds.includes(agent.kind)).slice(0, 3),
      };
    }),
  );
}

const usesSchema = z.object({ uses: idSchema.optional().catch(undefined) });

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="flex flex-col items-stretch gap-3">
      <h2 id={id} className="font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}
