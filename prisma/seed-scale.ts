import type { Actor } from '@/lib/auth/actor';
import type { Prisma, PrismaClient } from '@/lib/db/generated/client';
import { citationKeyBase, freeCitationKey, sourceColumns } from '@/lib/sources/rules';
import { seedLargeArticle } from './factories/large-article';
import { makeName, makeTitle } from './factories/prose';
import { seededRandom } from './factories/random';
import { buildSource } from './factories/sources';
import { createUser } from './factories/users';
import { createWorkspace } from './factories/workspaces';

/** What issue 2 says that one workspace must bear. */
const ARTICLES = 500;
const ANNOTATIONS = 100_000;
const LARGE = { words: 50_000, annotations: 2_000 };
const WORDS = 600;
const SOURCES = 200;

const USER_ID = '019a0000-0000-7000-8000-d00000000001';
const WORKSPACE_ID = '019a0000-0000-7000-8000-d00000000002';
const EMAIL = 'scale@lantern.example';
const PASSWORD = 'nine lamps over the quay';

/**
 * A workspace with 500 articles and 100,000 annotations, one of the articles with 50,000 words and 2,000 of them. Goes on
 * where it was stopped.
 */
export async function seedScale(db: PrismaClient, say: (line: string) => void): Promise<void> {
  const actor: Actor = { userId: USER_ID, workspaceId: WORKSPACE_ID, role: 'owner' };
  if ((await db.article.count({ where: { workspaceId: WORKSPACE_ID } })) === ARTICLES) {
    say('The large workspace is there already.');
  } else {
    const sourceIds = await db.$transaction((tx) => writeWorkspace(tx, actor));
    await seedLargeArticle(db, actor, { ...LARGE, seed: 1, sourceIds });
    const each = (ANNOTATIONS - LARGE.annotations) / (ARTICLES - 1);
    for (let made = 1; made < ARTICLES; made++) {
      const annotations = Math.round(each * made) - Math.round(each * (made - 1));
      await seedLargeArticle(db, actor, { words: WORDS, annotations, seed: made + 1, sourceIds });
      if (made % 50 === 0) say(`${made} articles`);
    }
    await spreadOverTime(db);
    say(`Made ${ARTICLES} articles with ${ANNOTATIONS} annotations.`);
  }
  say(`Sign in as ${EMAIL} with the password "${PASSWORD}".`);
}

// The workspace with its one person and its sources, unless they are there; answers the ids of the sources.
async function writeWorkspace(tx: Prisma.TransactionClient, actor: Actor): Promise<string[]> {
  const { workspaceId, userId, role } = actor;
  const rows = sourceRows(actor);
  if (!(await tx.workspace.findUnique({ where: { id: workspaceId } }))) {
    await createUser(tx, { id: userId, name: 'Sixten Brauer', email: EMAIL, password: PASSWORD });
    await createWorkspace(tx, { id: workspaceId, name: 'Everything at once', members: [{ userId, role }] });
    await tx.source.createMany({ data: rows });
  }
  return rows.map(({ id }) => id);
}

function sourceRows({ workspaceId, userId }: Actor) {
  const random = seededRandom(SOURCES);
  const taken = new Set<string>();
  return Array.from({ length: SOURCES }, (_, index) => {
    const {
      id,
      access = 'team',
      ...fields
    } = buildSource({
      id: random.uuid(index),
      title: makeTitle(random),
      authors: [makeName(random)],
      issued: `20${10 + random.below(17)}`,
    });
    const citationKey = freeCitationKey(citationKeyBase(fields), taken);
    taken.add(citationKey);
    const columns = sourceColumns(fields, citationKey);
    return { workspaceId, id, access, ...columns, citationKey, createdById: userId, updatedById: userId };
  });
}

// As if they had come in over months; every twentieth is archived. Then the planner learns what is there.
async function spreadOverTime(db: PrismaClient): Promise<void> {
  await db.$executeRaw`
    UPDATE articles SET
      updated_at = updated_at - make_interval(mins => (hashtext(id::text) & 262143)),
      archived_at = CASE WHEN hashtext(id::text) % 20 = 0 THEN updated_at END
    WHERE workspace_id = ${WORKSPACE_ID}::uuid`;
  await db.$executeRaw`VACUUM ANALYZE`;
}
