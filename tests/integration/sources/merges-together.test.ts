import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { AppError } from '@/lib/errors';
import { changeEvidence, restoreEvidence, unlinkEvidence } from '@/lib/evidence/commands/change-evidence';
import { linkSource } from '@/lib/evidence/commands/link-source';
import { newId } from '@/lib/ids';
import { mergeSources } from '@/lib/sources/commands/merge-sources';
import { setDerivation } from '@/lib/sources/commands/set-derivation';
import { undoMerge } from '@/lib/sources/commands/undo-merge';
import type { SourceView } from '@/lib/sources/model';

import { buildEvidence } from '../../../prisma/factories/annotations';
import { testDatabase } from '../../support/database';
import { addSource, annotate, makeArticle, makeTeam } from '../annotations/world';
import { keep } from '../captures/world';

const db = testDatabase();
const ROUNDS = 6;

let team: Awaited<ReturnType<typeof makeTeam>>['actors'];
let articleIds: string[];
beforeAll(async () => {
  team = (await makeTeam()).actors;
  articleIds = [await makeArticle(team.owner), await makeArticle(team.owner)];
});

async function link(actor: Actor, articleId: string, sourceId: string, captureId: string | null = null) {
  const { id: annotationId } = await annotate(actor, articleId, '80 metres');
  const passage = captureId === null ? null : { start: 0, end: 4 };
  const evidence = buildEvidence(sourceId, { captureId, passage });
  await linkSource(actor, articleId, annotationId, evidence);
  return { articleId, annotationId, evidenceId: evidence.id };
}

/** Two sources that are one, with links and copies, a third that derives from the second, and places for more links. */
async function makeWorld() {
  const { checker } = team;
  const [kept, gone, third] = [await addSource(checker), await addSource(checker), await addSource(checker)];
  const derived = { originId: null, derivation: 'reprint' } as const;
  await setDerivation(checker, third.id, { version: 1, ...derived, derivedFromId: gone.id });
  const captureIds = [
    (await keep(checker, kept.id, `Gate four ${newId()}`)).id,
    (await keep(checker, gone.id, `Gate four ${newId()}`)).id,
  ];
  const links = [];
  for (const articleId of articleIds) {
    links.push(await link(checker, articleId, kept.id, captureIds[0]));
    for (let more = 0; more < 5; more += 1) {
      links.push(await link(checker, articleId, gone.id, captureIds[1]));
    }
    links.push(await link(checker, articleId, third.id));
  }
  const { id: claimId } = await annotate(checker, articleIds[0] ?? '', '80 metres');
  return { kept, gone, third, links, claimId };
}

/** What went wrong, other than that somebody was told to look again. */
function failures(results: readonly PromiseSettledResult<unknown>[]): unknown[] {
  return results.flatMap((result) => {
    if (result.status === 'fulfilled') return [];
    const error: unknown = result.reason;
    return error instanceof AppError && error.code === 'conflict' ? [] : [error];
  });
}

type World = Awaited<ReturnType<typeof makeWorld>>;

// What others do meanwhile; each holds an article or a source, and wants another.
function meanwhile({ kept, gone, third, links, claimId }: World, since: string[]): Promise<unknown>[] {
  const { checker, other, editor } = team;
  const changes = links.map(async (path, index) => {
    if (index % 2 > 0) {
      for (let times = 0; times < 4; times += 1) {
        await unlinkEvidence(editor, path);
        await restoreEvidence(editor, path);
      }
      return;
    }
    const { version, excerpt } = await db.evidence.findFirstOrThrow({ where: { id: path.evidenceId } });
    const fields = { relation: 'supported_by', proximity: null, locatorType: null, locator: '' } as const;
    const change = { ...fields, excerpt, note: `Seen ${newId()}`, version };
    await changeEvidence(other, path, change);
  });
  const more = [kept, gone].map(async ({ id: sourceId }) => {
    const evidence = buildEvidence(sourceId);
    await linkSource(checker, articleIds[0] ?? '', claimId, evidence);
    since.push(evidence.id);
  });
  const place = { version: third.version + 1, originId: null, derivedFromId: null, derivation: null };
  const moves = [
    setDerivation(editor, third.id, place),
    keep(checker, kept.id, `Gate five ${newId()}`),
    keep(other, gone.id, `Gate five ${newId()}`),
  ];
  return [...changes, ...more, ...moves];
}

async function mergeTheNewest(kept: SourceView, gone: SourceView): Promise<string> {
  const id = newId();
  const input = { id, keptId: kept.id, goneId: gone.id, take: [] };
  await mergeSources(team.checker, { ...input, keptVersion: kept.version, goneVersion: gone.version });
  return id;
}

test('merges, their undoing and changes of links at once never wait for each other in a circle, and lose no link', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const world = await makeWorld();
    const { kept, gone, links } = world;
    const since: string[] = [];
    const all = () => [...links.map(({ evidenceId }) => evidenceId), ...since].toSorted();
    const read = async () =>
      await db.evidence.findMany({
        where: { id: { in: all() } },
        orderBy: { id: 'asc' },
        select: { id: true, sourceId: true, deletedAt: true, capture: { select: { sourceId: true } } },
      });

    const [merge, ...others] = await Promise.allSettled([
      mergeTheNewest(kept, gone),
      ...meanwhile(world, since),
    ]);
    expect(failures([merge, ...others])).toEqual([]);
    if (merge.status !== 'fulfilled') throw new Error('A merge of what nobody changed was refused.');
    const merged = await read();
    expect(merged.map(({ id }) => id)).toEqual(all());
    expect(merged.filter(({ sourceId, deletedAt }) => sourceId === gone.id || deletedAt !== null)).toEqual(
      [],
    );

    const undone = await Promise.allSettled([undoMerge(team.other, merge.value), ...meanwhile(world, since)]);
    expect(failures(undone)).toEqual([]);
    const after = await read();
    expect(after.map(({ id }) => id)).toEqual(all());
    // A link stands with the source of its copy.
    expect(after.filter(({ sourceId, capture }) => capture && capture.sourceId !== sourceId)).toEqual([]);
    expect(after.filter(({ sourceId }) => sourceId === gone.id).length).toBeGreaterThanOrEqual(2);
  }
});
