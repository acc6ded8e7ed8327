import type { Actor } from '@/lib/auth/actor';
import type { Prisma } from '@/lib/db/generated/client';
import { insertSource } from '@/lib/sources/commands/create-source';
import { EMPTY_HUMAN } from '@/lib/sources/human-model';
import { EMPTY_SOURCE, type SourceFields } from '@/lib/sources/model';

const DISPATCH = 'Nordwire dispatch of 12 October 2026: Quillmoor clock to strike again';

/** What the newsroom has in its library beside the sources of the sample: one of each kind that behaves in its own way. */
const SOURCES: (Partial<SourceFields> & Pick<SourceFields, 'kind' | 'title'>)[] = [
  {
    kind: 'article-newspaper',
    title: 'Quillmoor clock to strike again',
    authors: ['Brandvold, Sunniva'],
    containerTitle: 'Kvernholt Tidende',
    agency: 'Nordwire',
    issued: '2026-10-12T06:20Z',
    accessedAt: '2026-10-12',
    language: 'en',
    url: 'https://tidende.example/clock?utm_source=front',
  },
  {
    kind: 'article-newspaper',
    title: 'The clock of Quillmoor strikes again',
    authors: [],
    containerTitle: 'The Harrow Courier',
    agency: 'Nordwire',
    via: 'Harrow Online',
    issued: '2026-10-13',
    language: 'en',
    url: 'https://courier.example/quillmoor-clock',
    urlStatus: 'drifted',
  },
  {
    kind: 'webpage',
    title: 'Quillmoor Clock to Strike Again',
    containerTitle: 'Kvernholt Tidende',
    issued: '2026-10-12',
    url: 'https://tidende.example/clock/#comments',
  },
  {
    kind: 'book',
    title: 'Towers of the northern coast',
    authors: ['van der Aske, Liselot', 'Oyelaran, Jr, Tobias'],
    publisher: 'Kaipresse',
    place: 'Kvernholt',
    issued: '1987~',
    isbn: '9783161484100',
    pages: '212-219',
    reliabilityNote: 'Gives 1899 without a source.',
  },
  {
    kind: 'dataset',
    title: 'Register of public clocks',
    authors: ['{Ministry of Water, Land and Towers}'],
    issued: '2024/2026',
    doi: '10.5555/clocks.2026',
    conflictOfInterest: 'The ministry pays for half of the repairs.',
  },
  {
    kind: 'interview',
    title: 'A clockmaker about the missing wheel',
    authors: ['Tveit, Halvard'],
    human: {
      ...EMPTY_HUMAN,
      channel: 'phone',
      interviewDate: '2026-10-11',
      terms: 'on_background',
      agreedDescription: 'a person who worked on the clock',
      recordingRef: 'Tape 7, second side',
    },
  },
];

/**
 * Writes the library of the story, in the transaction of the caller. The first two reprint one dispatch, the third is the first once more, and
 * who the interview is with only the actor may see.
 */
export async function writeStorySources(
  tx: Prisma.TransactionClient,
  actor: Actor,
  idOf: (number: number) => string,
  at: Date,
): Promise<void> {
  const { workspaceId, userId } = actor;
  const ids: string[] = [];
  for (const [index, parts] of SOURCES.entries()) {
    const { source } = await insertSource(tx, actor, { ...EMPTY_SOURCE, ...parts, id: idOf(index + 1) });
    ids.push(source.id);
  }
  const originId = idOf(SOURCES.length + 1);
  await tx.origin.create({
    data: {
      workspaceId,
      id: originId,
      kind: 'dispatch',
      title: DISPATCH,
      createdById: userId,
      createdAt: at,
    },
  });
  const [first, second] = ids;
  await tx.source.updateMany({
    where: { workspaceId, id: { in: [first ?? '', second ?? ''] } },
    data: { originId },
  });
  await tx.source.updateMany({
    where: { workspaceId, id: { in: ids } },
    data: { createdAt: at, updatedAt: at },
  });
  await tx.source.updateMany({
    where: { workspaceId, id: second ?? '' },
    data: { derivedFromId: first ?? null, derivation: 'rewrite' },
  });
}
