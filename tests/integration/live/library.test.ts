import { beforeAll, beforeEach, expect, test } from 'vitest';

import { changeAgent } from '@/lib/agents/commands/change-agent';
import { mergeAgents } from '@/lib/agents/commands/merge-agents';
import { undoMerge } from '@/lib/agents/commands/undo-merge';
import { changeAnnotation } from '@/lib/annotations/commands/change-annotation';
import { deleteAnnotation } from '@/lib/annotations/commands/delete-annotation';
import type { AnnotationView } from '@/lib/annotations/model';
import { requireArticleView } from '@/lib/articles/queries';
import type { Actor } from '@/lib/auth/actor';
import { linkSource } from '@/lib/evidence/commands/link-source';
import { newId } from '@/lib/ids';
import { changeSource } from '@/lib/sources/commands/change-source';
import { mergeSources } from '@/lib/sources/commands/merge-sources';
import { setSourceAccess } from '@/lib/sources/commands/set-access';
import { createOrigin, setDerivation } from '@/lib/sources/commands/set-derivation';
import type { SourceView } from '@/lib/sources/model';
import { requireSource } from '@/lib/sources/queries';
import { getHead, readChanges } from '@/lib/versions/live-changes';
import { removeMember } from '@/lib/workspaces/commands/members';

import { buildEvidence } from '../../../prisma/factories/annotations';
import { addAgent, tie } from '../agents/world';
import { addSource, annotate, makeArticle, makeTeam } from '../annotations/world';

let team: Awaited<ReturnType<typeof makeTeam>>;
let checker: Actor;
let articleId: string;
let claim: AnnotationView;
beforeAll(async () => {
  team = await makeTeam();
  checker = team.actors.checker;
});
beforeEach(async () => {
  articleId = await makeArticle(checker);
  claim = await annotate(checker, articleId, '80 metres');
});

/** What a viewer who follows the article is told of what `work` does. */
async function toldOf(work: () => Promise<unknown>, id = articleId) {
  const after = (await getHead(team.actors.viewer, id)) ?? 0;
  await work();
  const changes = await readChanges(team.actors.viewer, id, after);
  return changes.outcome === 'changes' ? changes.message : null;
}

async function cite(parts: Parameters<typeof addSource>[1] = {}): Promise<SourceView> {
  const source = await addSource(checker, parts);
  await linkSource(checker, articleId, claim.id, buildEvidence(source.id));
  return source;
}

test('a source that is edited is told where it is cited, and nobody changed the article', async () => {
  const source = await cite();
  const before = await requireArticleView(checker, articleId);
  const told = await toldOf(() =>
    changeSource(team.actors.editor, source.id, { version: source.version, title: 'The pier log' }),
  );
  expect(told?.sources).toMatchObject([{ id: source.id, title: 'The pier log' }]);
  expect(told?.annotations.map(({ id }) => id)).toEqual([claim.id]);
  expect(told?.article).toBeNull();
  const after = await requireArticleView(checker, articleId);
  expect([after.updatedAt, after.updatedById]).toEqual([before.updatedAt, before.updatedById]);
  expect(
    await toldOf(() => changeSource(checker, source.id, { version: 99, title: 'The pier log' })),
  ).toBeNull();
});

test('an origin, a restriction and a merge are told where the source is cited', async () => {
  const source = await cite();
  const origin = { id: newId(), kind: 'event' as const, title: 'The storm', note: '' };
  await createOrigin(checker, origin);
  const versionOf = async () => (await requireSource(checker, source.id)).version;
  const derived = await toldOf(async () =>
    setDerivation(checker, source.id, {
      version: await versionOf(),
      originId: origin.id,
      derivedFromId: null,
      derivation: null,
    }),
  );
  expect(derived?.lineages).toMatchObject([{ id: source.id, originId: origin.id }]);
  const other = await addSource(checker);
  const merged = await toldOf(async () =>
    mergeSources(checker, {
      id: newId(),
      keptId: other.id,
      goneId: source.id,
      keptVersion: other.version,
      goneVersion: await versionOf(),
      take: [],
    }),
  );
  expect(merged?.sources.map(({ id }) => id)).toEqual([other.id]);
  const { version } = await requireSource(checker, other.id);
  const withheld = await toldOf(() =>
    setSourceAccess(checker, other.id, {
      version,
      access: 'restricted',
      readerIds: [checker.userId],
      evenIfNobody: false,
    }),
  );
  expect(withheld?.sources).toMatchObject([{ id: other.id, isWithheld: true }]);
});

test('where a source comes from is told also where only what derives from it is cited', async () => {
  const [first, reprint] = [await addSource(checker), await cite()];
  await setDerivation(checker, reprint.id, {
    version: reprint.version,
    originId: null,
    derivedFromId: first.id,
    derivation: 'reprint',
  });
  const origin = { id: newId(), kind: 'event' as const, title: 'The storm', note: '' };
  await createOrigin(checker, origin);
  const told = await toldOf(() =>
    setDerivation(checker, first.id, {
      version: first.version,
      originId: origin.id,
      derivedFromId: null,
      derivation: null,
    }),
  );
  expect(told?.lineages).toContainEqual(expect.objectContaining({ id: first.id, originId: origin.id }));
});

test('somebody who is renamed, merged and put back is told where annotations name them, in one event an article', async () => {
  const [kept, gone] = [await addAgent(checker), await addAgent(checker, { name: 'O. Brandt' })];
  const other = await annotate(checker, articleId, 'hold');
  for (const each of [claim, other]) await tie(checker, each, 'claimant', gone.id);
  const away = await annotate(checker, articleId, 'Quay');
  await deleteAnnotation(checker, articleId, (await tie(checker, away, 'claimant', gone.id)).id);
  const namesIn = (told: Awaited<ReturnType<typeof toldOf>>) =>
    told?.annotations.map(({ agents }) => agents.claimant?.name);

  const renamed = await toldOf(() =>
    changeAgent(checker, gone.id, { version: gone.version, name: 'Otta Brandt' }),
  );
  expect(namesIn(renamed)).toEqual(['Otta Brandt', 'Otta Brandt']);
  expect([renamed?.gone, renamed?.article, (renamed?.number ?? 0) - (renamed?.after ?? 0)]).toEqual([
    [],
    null,
    1,
  ]);
  // A note shows on no card.
  expect(await toldOf(() => changeAgent(checker, gone.id, { version: 2, note: 'Met in May.' }))).toBeNull();
  const id = newId();
  const merged = await toldOf(() => mergeAgents(checker, kept.id, { id, goneId: gone.id }));
  expect(namesIn(merged)).toEqual([kept.name, kept.name]);
  expect(namesIn(await toldOf(() => undoMerge(checker, kept.id, id)))).toEqual([
    'Otta Brandt',
    'Otta Brandt',
  ]);
});

test('merges of people, edits of sources and annotations that name people go on together without waiting in a circle', async () => {
  const [kept, ...gone] = [
    await addAgent(checker),
    await addAgent(checker),
    await addAgent(checker),
    await addAgent(checker),
  ];
  const source = await cite();
  const articles = await Promise.all(Array.from({ length: 4 }, () => makeArticle(checker)));
  const claims = await Promise.all(articles.map((id) => annotate(checker, id, '80 metres')));
  const outcomes = await Promise.allSettled([
    ...claims.map(async (each, index) => tie(checker, each, 'claimant', gone[index % 3]?.id ?? kept.id)),
    ...gone.map(({ id }) => mergeAgents(checker, kept.id, { id: newId(), goneId: id })),
    ...[1, 2].map((at) => changeSource(checker, source.id, { version: at, title: `Log ${at}` })),
    ...[1, 2].map((at) => changeAgent(checker, kept.id, { version: at, name: `Brandt ${at}` })),
  ]);
  const failures = outcomes.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []));
  // Some come too late, and are told so.
  expect(failures.filter((failure) => !failure.startsWith('AppError'))).toEqual([]);
});

test('what a member leaves behind is told as assigned to nobody', async () => {
  const { other, owner } = team.actors;
  const changes = { assigneeId: { from: null, to: other.userId } };
  await changeAnnotation(checker, articleId, claim.id, { articleVersion: 0, changes });
  const told = await toldOf(() => removeMember(owner, other.userId));
  expect(told?.annotations).toMatchObject([{ id: claim.id, assigneeId: null }]);
});
