import type { Metadata } from 'next';
import Link from 'next/link';
import { z } from 'zod';

import { sourceLine } from '@/components/evidence/source-line';
import { PageHeader } from '@/components/layout/page-header';
import { NotTheSame } from '@/components/sources/not-the-same';
import { DUPLICATE_NAMES } from '@/components/sources/source-names';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ListStart } from '@/components/ui/list-start';
import { Pager } from '@/components/ui/pager';
import { requirePageActor } from '@/lib/auth/session';
import type { DuplicateGroup } from '@/lib/sources/duplicate-model';
import { listDuplicateGroups } from '@/lib/sources/duplicate-queries';
import { canEditSources } from '@/lib/sources/policy';

import { readPage } from '../../read-page';

export const metadata: Metadata = { title: 'Duplicate sources' };

interface DuplicatesPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function DuplicatesPage({ searchParams }: DuplicatesPageProps) {
  const actor = await requirePageActor();
  const { cursor } = querySchema.parse(await searchParams);
  const { items, nextCursor } = await readPage(
    listDuplicateGroups(actor, cursor === undefined ? {} : { cursor }),
    { cursor, first: '/sources/duplicates' },
  );
  const canEdit = canEditSources(actor);
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <PageHeader title="Duplicates">
        <Link className={buttonClass('plain')} href="/sources">
          All sources
        </Link>
      </PageHeader>
      <ListStart page={cursor} />
      {items.length === 0 && nextCursor === null ? (
        <EmptyState>
          No two sources have the same address, DOI or ISBN, or nearly the same title and date, beside those
          that somebody set apart.
        </EmptyState>
      ) : (
        <ul className="flex flex-col gap-6 px-6 py-6 max-sm:px-4">
          {items.map((group) => (
            <Group key={group.reason + (group.sources[0]?.id ?? '')} group={group} canEdit={canEdit} />
          ))}
        </ul>
      )}
      <Pager next={nextCursor && `/sources/duplicates?cursor=${nextCursor}`} />
    </main>
  );
}

// The first was added first: it is proposed to stay.
function Group({ group: { reason, sources }, canEdit }: { group: DuplicateGroup; canEdit: boolean }) {
  const [first, ...others] = sources;
  if (!first) return null;
  const link = 'text-accent underline underline-offset-2';
  return (
    <li className="flex max-w-3xl flex-col">
      <p className="pb-1 text-[12.5px] text-ink-2">They have {DUPLICATE_NAMES[reason]}:</p>
      <p className="border-y border-line py-2">
        <Link className={link} href={`/sources/${first.id}`}>
          <bdi>{sourceLine(first)}</bdi>
        </Link>{' '}
        <span className="text-ink-2">{first.citationKey}</span>
      </p>
      {others.map((other) => (
        <p key={other.id} className="flex flex-wrap items-center gap-3 border-b border-line py-2">
          <span className="min-w-0 flex-1 basis-60">
            <Link className={link} href={`/sources/${other.id}`}>
              <bdi>{sourceLine(other)}</bdi>
            </Link>{' '}
            <span className="text-ink-2">{other.citationKey}</span>
          </span>
          {canEdit && (
            <span className="flex flex-wrap gap-2">
              <Link
                className={buttonClass('quiet', 'small')}
                href={`/sources/merge?kept=${first.id}&gone=${other.id}`}
              >
                Compare and merge
              </Link>
              <NotTheSame
                sourceId={other.id}
                otherIds={sources.map(({ id }) => id).filter((id) => id !== other.id)}
                title={other.title}
              />
            </span>
          )}
        </p>
      ))}
    </li>
  );
}

const querySchema = z.object({ cursor: z.string().max(3_000).optional().catch(undefined) });
