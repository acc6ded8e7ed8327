import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { editComment } from '@/lib/annotations/commands/change-comment';
import { Prisma } from '@/lib/db/generated/client';
import { createInvitation } from '@/lib/workspaces/commands/create-invitation';

import { createLibraryRows } from '../../../prisma/factories/library-rows';
import { testDatabase } from '../../support/database';
import { fingerprint } from '../routes/sweep/fingerprint';
import { makeWorld, type World } from '../routes/sweep/world';

const db = testDatabase();

interface Reference {
  name: string;
  child: string;
  parent: string;
  columns: string[];
  targets: string[];
}

/** References between two tables of which both belong to workspaces. */
const references = await db.$queryRaw<Reference[]>`
  WITH owned AS (
    SELECT table_name::text AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'workspace_id'
  )
  SELECT c.conname::text AS name, child.relname::text AS child, parent.relname::text AS parent,
    ARRAY(SELECT a.attname::text FROM unnest(c.conkey) WITH ORDINALITY k(n, i)
      JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.n ORDER BY k.i) AS columns,
    ARRAY(SELECT a.attname::text FROM unnest(c.confkey) WITH ORDINALITY k(n, i)
      JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.n ORDER BY k.i) AS targets
  FROM pg_constraint c
    JOIN pg_class child ON child.oid = c.conrelid
    JOIN pg_class parent ON parent.oid = c.confrelid
  WHERE c.contype = 'f' AND child.relname IN (SELECT name FROM owned) AND parent.relname IN (SELECT name FROM owned)
  ORDER BY 1`;

/** Columns that name something without a reference, and why. */
const LOOSE: Record<string, string> = {
  'annotations.deleted_by_id': 'Said beside deleted_at; nobody follows it.',
  'events.article_id': 'The record outlives the article.',
  'events.subject_id': 'The record outlives its subject.',
  'events.actor_id': 'The record outlives the person.',
  'notices.topic_id': 'The annotation or the article, each of which is referred to beside it.',
  'presences.annotation_id': 'A hint for forty seconds; what is of another article is not written.',
  'presences.client_id': 'A page in a browser, known to nobody else.',
  'steps.client_id': 'The page that sent it, which may be closed.',
};

let world: World;
let elsewhere: string;
beforeAll(async () => {
  world = await makeWorld();
  const { userId } = world.strangerIds;
  elsewhere = (await db.membership.findFirstOrThrow({ where: { userId } })).workspaceId;
  const actor = { userId: world.viewer.id, workspaceId: world.workspaceId, role: 'checker' } as const;
  await createInvitation(
    { ...actor, userId: world.owner.id, role: 'owner' },
    { role: 'viewer', days: 7, note: '' },
  );
  await editComment(actor, world.ids, { body: 'Who says so?', version: 1 });
  await createLibraryRows(db, actor, world.ids);
  const stranger = await db.source.findFirstOrThrow({
    where: { workspaceId: elsewhere },
    select: { id: true },
  });
  const annotation = await db.annotation.findFirstOrThrow({
    where: { workspaceId: elsewhere },
    select: { id: true },
  });
  const there = { userId: world.strangerIds.userId, workspaceId: elsewhere, role: 'owner' } as const;
  await createLibraryRows(db, there, { sourceId: stranger.id, annotationId: annotation.id });
});

/** Runs them and undoes them; answers what PostgreSQL said against them, or ''. */
async function refusalOf(...statements: Prisma.Sql[]): Promise<string> {
  const undo = new Error('undo');
  try {
    await db.$transaction(async (tx) => {
      for (const statement of statements) await tx.$executeRaw(statement);
      await tx.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`;
      throw undo;
    });
  } catch (error) {
    return error === undo ? '' : JSON.stringify(error) + String(error);
  }
  return '';
}

const codeOf = async (...statements: Prisma.Sql[]) =>
  /\b(23\d{3}|42\d{3})\b/.exec(await refusalOf(...statements))?.[0] ?? null;

const raw = (name: string) => Prisma.raw(`"${name}"`);
const FOREIGN_KEY = '23503';

describe('a row of one workspace', () => {
  test('is kept from another by the references of every table that has parents', () => {
    expect([...new Set(references.map(({ child, parent }) => `${child} > ${parent}`))]).toEqual(
      expect.arrayContaining([
        'anchors > annotations',
        'annotations > articles',
        'article_originals > articles',
        'comments > threads',
        'comment_edits > comments',
        'evidence > annotations',
        'evidence > sources',
        'threads > annotations',
      ]),
    );
  });

  test('names nothing without a reference that the database holds', async () => {
    const named = await db.$queryRaw<{ column: string }[]>`
      SELECT c.table_name || '.' || c.column_name AS column FROM information_schema.columns c
      WHERE c.table_schema = 'public' AND c.data_type = 'uuid' AND c.column_name LIKE '%\_id'
        AND c.table_name <> '_prisma_migrations' AND NOT EXISTS (
          SELECT FROM pg_constraint f JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = ANY (f.conkey)
          WHERE f.contype = 'f' AND f.conrelid = c.table_name::regclass AND a.attname = c.column_name)
      ORDER BY 1`;
    expect(named.map(({ column }) => column)).toEqual(Object.keys(LOOSE).toSorted());
  });

  test.each(references)('of $child cannot point into another by $name', async (reference) => {
    const { child, parent, columns, targets } = reference;
    expect(targets[columns.indexOf('workspace_id')]).toBe('workspace_id');
    const [column = '', target = ''] =
      columns
        .map((name, index) => [name, targets[index] ?? ''] as const)
        .filter(([name]) => name !== 'workspace_id')
        .at(-1) ?? [];
    const here = Prisma.sql`workspace_id = ${world.workspaceId}::uuid`;
    const one = Prisma.sql`ctid = (SELECT min(ctid) FROM ${raw(child)} WHERE ${here} AND ${raw(column)} IS NOT NULL)`;
    const there = Prisma.sql`(SELECT ${raw(target)} FROM ${raw(parent)} WHERE workspace_id = ${elsewhere}::uuid LIMIT 1)`;
    const [rows] = await db.$queryRaw<{ here: number; there: number }[]>`
      SELECT (SELECT count(*)::int FROM ${raw(child)} WHERE ${here} AND ${raw(column)} IS NOT NULL) AS here,
        (SELECT count(*)::int FROM ${raw(parent)} WHERE workspace_id = ${elsewhere}::uuid) AS there`;
    // Without both, nothing would be tried.
    expect([rows?.here, rows?.there]).not.toContain(0);
    const changes: [name: string, value: Prisma.Sql][] = [
      [column, there],
      ['workspace_id', Prisma.sql`${elsewhere}::uuid`],
    ];
    for (const [name, value] of changes) {
      // A trigger that keeps rows as they are would speak before the reference does, and so would the order of a pair.
      const unguarded = Prisma.sql`ALTER TABLE ${raw(child)} DISABLE TRIGGER USER, DROP CONSTRAINT IF EXISTS ${raw(`${child}_order_check`)}`;
      const statement = Prisma.sql`UPDATE ${raw(child)} SET ${raw(name)} = ${value} WHERE ${one}`;
      expect(await codeOf(unguarded, statement)).toBe(FOREIGN_KEY);
    }
  });
});

/** For each check constraint a change that it refuses. */
const WRONG: Record<string, Prisma.Sql> = {
  users_email_lower_check: Prisma.sql`UPDATE users SET email = upper(email)`,
  users_session_version_check: Prisma.sql`UPDATE users SET session_version = 0`,
  account_links_email_check: Prisma.sql`INSERT INTO account_links (id, token_hash, kind, user_id, expires_at)
    SELECT id, 'x', 'email_change', id, now() FROM users LIMIT 1`,
  invitations_role_check: Prisma.sql`UPDATE invitations SET role = 'owner'`,
  invitations_accepted_check: Prisma.sql`UPDATE invitations SET accepted_at = now(), accepted_by_id = NULL`,
  // A version below nothing is one below its snapshot too, and that is said first.
  articles_version_check: Prisma.sql`DO $$ BEGIN
    ALTER TABLE articles DROP CONSTRAINT articles_snapshot_version_check;
    UPDATE articles SET version = -1;
  END $$`,
  articles_snapshot_version_check: Prisma.sql`UPDATE articles SET snapshot_version = version + 1`,
  articles_word_count_check: Prisma.sql`UPDATE articles SET word_count = -1`,
  articles_last_event_number_check: Prisma.sql`UPDATE articles SET last_event_number = -1`,
  article_originals_size_check: Prisma.sql`UPDATE article_originals SET size = size + 1`,
  annotations_override_check: Prisma.sql`UPDATE annotations SET override_at = now(), override_reason = NULL, override_by_id = NULL`,
  annotations_checked_check: Prisma.sql`UPDATE annotations SET checked_at = now(), checked_by_id = NULL`,
  annotations_second_check_check: Prisma.sql`UPDATE annotations SET second_check_at = now(), second_check_by_id = created_by_id`,
  annotations_visibility_of_kind: Prisma.sql`UPDATE annotations SET kind = 'query', visibility = 'public'`,
  annotations_version_check: Prisma.sql`UPDATE annotations SET version = 0`,
  annotations_deleted_check: Prisma.sql`UPDATE annotations SET deleted_at = now(), deleted_by_id = NULL`,
  anchors_range_check: Prisma.sql`UPDATE anchors SET end_offset = start_offset - 1`,
  anchors_placement_check: Prisma.sql`UPDATE anchors SET end_offset = start_offset`,
  anchors_memory_check: Prisma.sql`UPDATE anchors SET memory = '[]'`,
  anchors_ordinal_check: Prisma.sql`UPDATE anchors SET ordinal = -1`,
  steps_version_check: Prisma.sql`INSERT INTO steps SELECT workspace_id, article_id, 0, step, client_id, author_id FROM steps`,
  snapshots_version_check: Prisma.sql`UPDATE snapshots SET version = -1`,
  sign_offs_void_check: Prisma.sql`UPDATE sign_offs SET voided_at = now()`,
  publications_ordinal_check: Prisma.sql`UPDATE publications SET ordinal = 0`,
  publications_note_check: Prisma.sql`UPDATE publications SET kind = 'corrected', note = ''`,
  report_links_token_check: Prisma.sql`UPDATE report_links SET token = 'short'`,
  report_links_version_check: Prisma.sql`UPDATE report_links SET version = 0`,
  report_links_revoked_check: Prisma.sql`UPDATE report_links SET revoked_at = now()`,
  guest_links_expires_check: Prisma.sql`UPDATE guest_links SET expires_at = created_at`,
  guest_links_revoked_check: Prisma.sql`UPDATE guest_links SET revoked_at = now()`,
  notices_count_check: Prisma.sql`UPDATE notices SET count = 0`,
  mail_digests_attempts_check: Prisma.sql`UPDATE mail_digests SET attempts = -1`,
  revisions_version_check: Prisma.sql`UPDATE revisions SET version = -1`,
  presences_place_check: Prisma.sql`UPDATE presences SET anchor = -1`,
  threads_resolved_check: Prisma.sql`UPDATE threads SET resolved_at = now(), resolved_by_id = NULL`,
  threads_reopened_check: Prisma.sql`UPDATE threads SET reopened_at = now(), reopened_by_id = NULL`,
  threads_blocking_check: Prisma.sql`UPDATE threads SET blocking_at = now(), blocking_by_id = NULL`,
  comment_reactions_kind_check: Prisma.sql`UPDATE comment_reactions SET kind = 'applause'`,
  comments_version_check: Prisma.sql`UPDATE comments SET version = 0`,
  comment_images_size_check: Prisma.sql`UPDATE comment_images SET size = size + 1`,
  comment_images_pixels_check: Prisma.sql`UPDATE comment_images SET width = 2001`,
  comment_images_comment_check: Prisma.sql`UPDATE comment_images SET comment_id = NULL`,
  comment_images_ordinal_check: Prisma.sql`UPDATE comment_images SET ordinal = 4`,
  double_checks_version_check: Prisma.sql`UPDATE double_checks SET version = -1`,
  double_checks_people_check: Prisma.sql`UPDATE double_checks SET right_id = left_id`,
  double_checks_finished_check: Prisma.sql`UPDATE double_checks SET state = 'comparing', left_finished_at = NULL`,
  double_checks_decided_check: Prisma.sql`UPDATE double_checks SET decided_at = now()`,
  blind_marks_range_check: Prisma.sql`UPDATE blind_marks SET end_offset = start_offset`,
  blind_marks_statement_check: Prisma.sql`UPDATE blind_marks SET statement = repeat('x', 301)`,
  blind_marks_kind_check: Prisma.sql`UPDATE blind_marks SET kind = 'quote', verdict = 'accurate'`,
  blind_marks_version_check: Prisma.sql`UPDATE blind_marks SET version = 0`,
  double_check_decisions_marks_check: Prisma.sql`UPDATE double_check_decisions SET left_mark_id = NULL, right_mark_id = NULL`,
  sources_version_check: Prisma.sql`UPDATE sources SET version = 0`,
  sources_self_check: Prisma.sql`UPDATE sources SET derived_from_id = id, derivation = 'cites'`,
  sources_derivation_check: Prisma.sql`UPDATE sources SET derived_from_id = NULL, derivation = 'cites'`,
  source_distinctions_order_check: Prisma.sql`UPDATE source_distinctions SET one_id = other_id`,
  agents_version_check: Prisma.sql`UPDATE agents SET version = 0`,
  agents_self_check: Prisma.sql`UPDATE agents SET merged_into_id = id`,
  source_credits_ordinal_check: Prisma.sql`UPDATE source_credits SET ordinal = -1`,
  captures_size_check: Prisma.sql`INSERT INTO captures SELECT (jsonb_populate_record(c, '{"size": -1}')).* FROM captures c`,
  capture_bytes_size_check: Prisma.sql`INSERT INTO capture_bytes SELECT workspace_id, 'other', size + 1, bytes FROM capture_bytes`,
  capture_passages_range_check: Prisma.sql`UPDATE capture_passages SET end_offset = start_offset`,
  evidence_passage_check: Prisma.sql`UPDATE evidence SET passage_start = 2, passage_end = 2 WHERE capture_id IS NOT NULL`,
  evidence_passage_capture_check: Prisma.sql`UPDATE evidence SET passage_start = 1, passage_end = 2, capture_id = NULL`,
  evidence_seen_check: Prisma.sql`UPDATE evidence SET seen_original_at = now(), seen_original_by_id = NULL`,
  evidence_newest_check: Prisma.sql`UPDATE evidence SET newest_capture_id = NULL, newest_placement = 'orphaned'`,
  evidence_newest_range_check: Prisma.sql`UPDATE evidence SET newest_start = 1, newest_end = NULL`,
  evidence_version_check: Prisma.sql`UPDATE evidence SET version = 0`,
  evidence_locator_check: Prisma.sql`UPDATE evidence SET locator_type = NULL, locator = '4'`,
  events_number_check: Prisma.sql`INSERT INTO events (workspace_id, number, type) SELECT id, 1, 'x' FROM workspaces`,
};

describe('a row that makes no sense', () => {
  test('has a case here for every check of the database', async () => {
    const checks = await db.$queryRaw<{ name: string }[]>`
      SELECT conname::text AS name FROM pg_constraint
      WHERE contype = 'c' AND connamespace = 'public'::regnamespace ORDER BY 1`;
    expect(checks.map(({ name }) => name)).toEqual(Object.keys(WRONG).toSorted());
  });

  test.each(Object.entries(WRONG))('is refused by %s', async (name, statement) => {
    const refusal = await refusalOf(statement);
    expect(refusal).toContain('23514');
    expect(refusal).toContain(name);
  });
});

describe('the log', () => {
  beforeEach(async () => {
    expect(await db.event.count({ where: { workspaceId: world.workspaceId } })).toBeGreaterThan(0);
  });

  test.each([
    ['changed', Prisma.sql`UPDATE events SET type = 'nothing.happened'`],
    ['changed, even if nothing of it', Prisma.sql`UPDATE events SET type = type WHERE false`],
    ['deleted', Prisma.sql`DELETE FROM events`],
    ['emptied', Prisma.sql`TRUNCATE events`],
    ['emptied with what refers to it', Prisma.sql`TRUNCATE events CASCADE`],
    [
      'taken over',
      Prisma.sql`INSERT INTO events SELECT * FROM events ON CONFLICT (id) DO UPDATE SET type = 'x'`,
    ],
  ])('is never %s', async (_, statement) => {
    const before = await fingerprint(world.workspaceId);
    await expect(db.$executeRaw(statement)).rejects.toThrow(/never changed or deleted/);
    expect(await fingerprint(world.workspaceId)).toEqual(before);
  });

  test('keeps its workspace and what people did in it from being deleted', async () => {
    const workspace = Prisma.sql`DELETE FROM workspaces WHERE id = ${world.workspaceId}::uuid`;
    expect(await codeOf(workspace)).toMatch(/^23(001|503)$/);
  });

  test('gives no number twice', async () => {
    const { workspaceId, ids } = world;
    const again = Prisma.sql`INSERT INTO events (workspace_id, article_id, number, type)
      VALUES (${workspaceId}::uuid, ${ids.articleId}::uuid, 1, 'article.created')`;
    expect(await codeOf(again)).toBe('23505');
  });
});
