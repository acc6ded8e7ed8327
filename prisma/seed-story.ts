import { insertArticle } from '@/lib/articles/commands';
import { createSampleArticle } from '@/lib/articles/sample/create-sample-article';
import type { Actor, Role } from '@/lib/auth/actor';
import type { Prisma, PrismaClient } from '@/lib/db/generated/client';
import { buildDoc } from './factories/articles';
import { createUser } from './factories/users';
import { createWorkspace } from './factories/workspaces';
import { editSample } from './story-edits';
import { writeStorySources } from './story-sources';

type Tx = Prisma.TransactionClient;

/** For a database on one's own machine only: everybody can read it here. */
const PASSWORD = 'nine lamps over the quay';
const NAMES: Record<Role, string> = {
  owner: 'Imke Sandvoort',
  editor: 'Tomasz Halewick',
  reviewer: 'Ruth Okonjo-Berg',
  checker: 'Ilse Marrant',
  viewer: 'Noor Dijkema',
};
const MEMBERS = [
  { userId: fixedId('e', 1), role: 'owner' },
  { userId: fixedId('e', 2), role: 'editor' },
  { userId: fixedId('e', 3), role: 'reviewer' },
  { userId: fixedId('e', 4), role: 'checker' },
  { userId: fixedId('e', 5), role: 'viewer' },
] as const;

const FOUNDED = new Date('2026-09-28T08:00:00Z');
const IMPORTED = new Date('2026-10-09T07:15:00Z');
const EDITED = new Date('2026-10-09T14:05:00Z');
/** The first id that the story gives out. */
const SAMPLE_ID = fixedId('a', 1);

const CLOCK = [
  'Harbour clock to strike again',
  'By Ottokar Vreeland · The Quillmoor Lantern · 12 October 2026',
  'The clock above Quillmoor’s fish market, which stopped at 4.17 on a February afternoon nine years ago, will strike again before Christmas, the harbour master said on Monday.',
  '“We found the missing wheel in a drawer,” said Marguerite Oyelaran, the harbour master. “It had been labelled as a paperweight.”',
  'The repair costs 18,400 crowns and is paid for by the traders of the market. According to a plaque in the tower the clock was built in 1902 by a maker from Kvernholt, though a letter in the town archive gives the year as 1899.',
  'Neighbours have mixed feelings. Some are said to have moved to the square because it was quiet.',
];

/**
 * The newsroom of the story: people of every role, one article that was edited after it was checked and one that nobody has read yet. What
 * was begun and not finished is finished when it is run again.
 */
export async function seedStory(db: PrismaClient, say: (line: string) => void): Promise<void> {
  const workspaceId = fixedId('f', 1);
  const isThere = await db.workspace.findUnique({ where: { id: workspaceId } });
  if (!isThere) await db.$transaction((tx) => writeStory(tx, workspaceId), { timeout: 60_000 });
  await editStory(db, workspaceId);
  say(isThere ? 'The newsroom is there already.' : 'Made the newsroom of The Quillmoor Lantern.');
  say(`Sign in with the password "${PASSWORD}" as`);
  for (const { role } of MEMBERS) say(`  ${emailOf(role)}  ${role}, ${NAMES[role]}`);
}

async function editStory(db: PrismaClient, workspaceId: string): Promise<void> {
  const sample = await db.article.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: SAMPLE_ID } },
    select: { version: true },
  });
  if (sample.version > 0) return;
  let made = 0;
  const editor = { ...MEMBERS[1], workspaceId };
  await editSample(db, editor, SAMPLE_ID, () => fixedId('c', (made += 1)));
  await db.article.updateMany({ where: { workspaceId, id: SAMPLE_ID }, data: { updatedAt: EDITED } });
}

async function writeStory(tx: Tx, workspaceId: string): Promise<void> {
  for (const { userId, role } of MEMBERS) {
    await createUser(tx, {
      id: userId,
      name: NAMES[role],
      email: emailOf(role),
      password: PASSWORD,
      createdAt: FOUNDED,
    });
  }
  const name = 'The Quillmoor Lantern';
  await createWorkspace(tx, { id: workspaceId, name, createdAt: FOUNDED, members: MEMBERS });

  const reviewer = { ...MEMBERS[2], workspaceId };
  const checker = { ...MEMBERS[3], workspaceId };
  let made = 0;
  const nextId = () => fixedId('a', (made += 1));
  const sampleId = await createSampleArticle(tx, checker, { nextId, now: IMPORTED });
  await answer(tx, reviewer, nextId());
  await writeClock(tx, reviewer, fixedId('b', 1));
  await writeStorySources(tx, checker, (number) => fixedId('d', number), IMPORTED);
  await tx.article.updateMany({
    where: { workspaceId, id: sampleId },
    data: { createdAt: IMPORTED, updatedAt: new Date('2026-10-09T10:20:00Z') },
  });
}

// Somebody else answers in the one thread of the sample, and settles it.
async function answer(tx: Tx, { workspaceId, userId }: Actor, id: string): Promise<void> {
  const thread = await tx.thread.findFirstOrThrow({ where: { workspaceId } });
  const { annotationId } = thread;
  const createdAt = new Date('2026-10-09T10:20:00Z');
  const body = 'They mean visits. I changed the query to the author; the line needs “48,200 visits”.';
  await tx.comment.create({ data: { workspaceId, id, annotationId, authorId: userId, body, createdAt } });
  await tx.thread.update({
    where: { workspaceId_annotationId: { workspaceId, annotationId } },
    data: { resolvedAt: createdAt, resolvedById: userId },
  });
}

async function writeClock(tx: Tx, actor: Actor, id: string): Promise<void> {
  const fields = {
    title: CLOCK[0] ?? '',
    byline: 'Ottokar Vreeland',
    outlet: 'The Quillmoor Lantern',
    agency: '',
    publishedAt: '2026-10-12',
    url: '',
    language: 'en',
  };
  const bytes = new TextEncoder().encode(CLOCK.join('\n\n'));
  const original = { fileName: 'harbour-clock.txt', mediaType: 'text/plain', encoding: 'utf-8', bytes };
  const provenance = { title: 'first line', byline: 'second line' };
  await insertArticle(tx, actor, { id, fields, provenance, doc: buildDoc(...CLOCK), original });
  const at = new Date('2026-10-12T16:40:00Z');
  await tx.article.updateMany({
    where: { workspaceId: actor.workspaceId, id },
    data: { createdAt: at, updatedAt: at },
  });
}

function emailOf(role: Role): string {
  return `${role}@lantern.example`;
}

/** Ids that are the same every time, and sort in the order in which they are numbered. */
function fixedId(series: 'a' | 'b' | 'c' | 'd' | 'e' | 'f', number: number): string {
  return `019a0000-0000-7000-8000-${series}${number.toString(16).padStart(11, '0')}`;
}
