import { beforeAll, expect, test } from 'vitest';

import type { AnnotationView } from '@/lib/annotations/model';
import type { Actor } from '@/lib/auth/actor';
import { readChains } from '@/lib/evidence/chain-queries';
import type { VoiceNode } from '@/lib/evidence/chain-model';
import { linkSource } from '@/lib/evidence/commands/link-source';
import { setSourceAccess } from '@/lib/sources/commands/set-access';
import { EMPTY_HUMAN } from '@/lib/sources/human-model';

import { buildAnnotation, buildEvidence } from '../../../prisma/factories/annotations';
import { createAnnotation } from '@/lib/annotations/commands/create-annotation';
import { newId } from '@/lib/ids';
import { testDatabase } from '../../support/database';
import { addAgent, tie } from '../agents/world';
import { addSource, annotate, at, makeArticle, makeTeam } from '../annotations/world';

const AGREED = 'a person at the harbour board';
let team: Awaited<ReturnType<typeof makeTeam>>;
let checker: Actor;
beforeAll(async () => {
  team = await makeTeam();
  checker = team.actors.checker;
});

/** A tree in lines, each voice under the one it stands behind. */
function lines(node: VoiceNode | null, depth = 0): string[] {
  if (!node) return [];
  const { voice, counts, children } = node;
  const line = `${'  '.repeat(depth)}${voice.who}${voice.isVague ? '?' : ''} ${counts.claim} ${counts.quote}`;
  return [line, ...children.flatMap((child) => lines(child, depth + 1))];
}

async function addAttribution(
  articleId: string,
  words: { content: string; source: string },
  fields: Record<string, unknown>,
): Promise<AnnotationView> {
  const [start, end] = at(words.content);
  const [from, to] = at(words.source);
  const input = buildAnnotation([start, end], { kind: 'attribution', fields });
  const ranges = [...input.ranges, { role: 'source' as const, start: from, end: to }];
  return (await createAnnotation(checker, articleId, { ...input, ranges })).annotation;
}

test('the chains of an article are read from its annotations, the people tied to them, and its own outlet', async () => {
  const articleId = await makeArticle(checker);
  await testDatabase().article.updateMany({ where: { id: articleId }, data: { outlet: 'Harbour Post' } });
  const nordwind = await addAgent(checker, { kind: 'organisation', name: 'Nordwind News Agency' });
  const ida = await addAgent(checker, { name: 'Ida Maren' });
  const quote = await annotate(checker, articleId, 'We are ready,', {
    kind: 'quote',
    fields: { speaker: 'Maren' },
  });
  await tie(checker, await tie(checker, quote, 'reported_by', nordwind.id), 'speaker', ida.id);
  const claim = await annotate(checker, articleId, '80 metres');
  const content = 'The northern quay is 80 metres long';
  const vague = await addAttribution(
    articleId,
    { content, source: 'observers' },
    { identification: 'vague_collective' },
  );
  const gone = await annotate(checker, articleId, 'spring', { fields: { claimant: 'Nobody sees this' } });
  await testDatabase().annotation.updateMany({
    where: { id: gone.id },
    data: { deletedAt: new Date(), deletedById: checker.userId },
  });

  const { article, tree, toTrace } = await readChains(team.actors.viewer, articleId);
  expect(article).toMatchObject({ id: articleId, title: 'Quay to reopen in spring' });
  expect(lines(tree)).toEqual([
    'Harbour Post 1 1',
    '  observers? 1 0',
    '  Nordwind News Agency 0 1',
    '    Ida Maren 0 1',
  ]);
  expect(tree?.children[1]?.children[0]?.voice.agentId).toBe(ida.id);
  expect(toTrace).toMatchObject([
    { voice: { annotationId: vague.id, why: 'observers: nobody is named' }, items: [{ id: claim.id }] },
  ]);
});

test('of a source that is withheld there is what it may be called, and nothing else', async () => {
  const { owner, viewer } = team.actors;
  const articleId = await makeArticle(checker);
  const source = await addSource(checker, {
    kind: 'interview',
    title: 'SECRETTITLE',
    authors: ['Sandvik, Oda'],
    containerTitle: 'SECRETPLACE',
    url: '',
    canonicalUrl: '',
    human: { ...EMPTY_HUMAN, agreedDescription: AGREED },
  });
  await setSourceAccess(checker, source.id, {
    access: 'restricted',
    version: 1,
    readerIds: [checker.userId, viewer.userId],
    evenIfNobody: false,
  });
  const quote = await annotate(checker, articleId, 'The quay will hold.', { kind: 'quote' });
  await linkSource(checker, articleId, quote.id, buildEvidence(source.id, { relation: 'quoted_from' }));

  const whoTells = async (actor: Actor) => (await readChains(actor, articleId)).tree;
  for (const actor of [checker, viewer]) {
    expect(JSON.stringify(await whoTells(actor))).toContain('Oda Sandvik');
  }
  const seen = JSON.stringify(await readChains(owner, articleId));
  expect(seen).toContain(AGREED);
  expect(seen).not.toMatch(/Sandvik|SECRET/);
  expect(lines(await whoTells(owner))).toEqual([' 0 1', `  ${AGREED} 0 1`]);
});

test('articles of other workspaces are as unknown as those that there are none of', async () => {
  const stranger = (await makeTeam()).actors.owner;
  const articleId = await makeArticle(checker);
  for (const [actor, id] of [
    [stranger, articleId],
    [checker, newId()],
  ] as const) {
    await expect(readChains(actor, id)).rejects.toMatchObject({ code: 'not_found' });
  }
});

test('an article in which nothing is marked has no chains', async () => {
  expect(await readChains(checker, await makeArticle(checker))).toMatchObject({ tree: null, toTrace: [] });
});
