import type { Actor } from '@/lib/auth/actor';
import type { Prisma } from '@/lib/db/generated/client';
import type { HumanFields } from '@/lib/sources/human-model';
import {
  type CitedSource,
  type SourceFields,
  type SourceKind,
  type SourceView,
  type WithheldSource,
} from '@/lib/sources/model';

/** The columns of a source that leave the server to those who may see it. */
export const sourceSelect = {
  id: true,
  citationKey: true,
  kind: true,
  title: true,
  titleTranslated: true,
  authors: true,
  containerTitle: true,
  section: true,
  agency: true,
  publisher: true,
  via: true,
  issued: true,
  revisedAt: true,
  accessedAt: true,
  language: true,
  url: true,
  canonicalUrl: true,
  doi: true,
  isbn: true,
  volume: true,
  issue: true,
  pages: true,
  medium: true,
  place: true,
  archiveUrl: true,
  archiveDate: true,
  archiveService: true,
  urlStatus: true,
  urlCheckedAt: true,
  reliabilityNote: true,
  conflictOfInterest: true,
  rightsNote: true,
  note: true,
  extra: true,
  provenance: true,
  originId: true,
  derivedFromId: true,
  derivation: true,
  access: true,
  mergedIntoId: true,
  version: true,
  createdAt: true,
  createdById: true,
  updatedAt: true,
  updatedById: true,
  human: {
    select: {
      channel: true,
      interviewDate: true,
      interviewerId: true,
      recordingRef: true,
      transcriptRef: true,
      terms: true,
      agreedDescription: true,
    },
  },
} as const satisfies Prisma.SourceSelect;
export type StoredSource = Prisma.SourceGetPayload<{ select: typeof sourceSelect }>;

/** The same, with whether the actor is among those named with it. */
export function citedSelect({ userId }: Pick<Actor, 'userId'>) {
  return {
    ...sourceSelect,
    readers: { where: { userId }, select: { userId: true } },
  } as const satisfies Prisma.SourceSelect;
}

/** A source as it leaves the server to somebody who may see it. */
export function presentSource({ human, ...row }: StoredSource): SourceView {
  return {
    ...row,
    isWithheld: false,
    // The commands let nothing else in.
    kind: row.kind as SourceKind,
    urlStatus: row.urlStatus as SourceFields['urlStatus'],
    extra: row.extra as SourceFields['extra'],
    provenance: row.provenance as SourceFields['provenance'],
    human: human as HumanFields | null,
    urlCheckedAt: row.urlCheckedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** What leaves the server of a source that its reader may not see. */
export function presentWithheld(
  row: Pick<StoredSource, 'id' | 'kind' | 'citationKey' | 'human'>,
): WithheldSource {
  return {
    id: row.id,
    isWithheld: true,
    kind: row.kind as SourceKind,
    title: row.human?.agreedDescription || 'Protected source',
    citationKey: row.citationKey,
  };
}

/** A source where it is evidence, as whoever it was selected for may see it. */
export function presentCited({
  readers,
  ...row
}: StoredSource & { readers: readonly unknown[] }): CitedSource {
  return row.access === 'team' || readers.length > 0 ? presentSource(row) : presentWithheld(row);
}
