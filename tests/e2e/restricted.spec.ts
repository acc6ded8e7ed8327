import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createAgent } from '@/lib/agents/commands/create-agent';
import { createAnnotation } from '@/lib/annotations/commands/create-annotation';
import type { Actor } from '@/lib/auth/actor';
import { keepCapture } from '@/lib/captures/commands/keep-capture';
import { linkSource } from '@/lib/evidence/commands/link-source';
import { createSource } from '@/lib/sources/commands/create-source';
import { setSourceAccess } from '@/lib/sources/commands/set-access';
import { setCredit } from '@/lib/sources/commands/set-credit';
import { setDerivation } from '@/lib/sources/commands/set-derivation';
import { EMPTY_HUMAN } from '@/lib/sources/human-model';
import { buildAgent } from '../../prisma/factories/agents';
import { buildAnnotation, buildEvidence } from '../../prisma/factories/annotations';
import { buildDoc, makeArticle } from '../../prisma/factories/articles';
import { buildCopy } from '../../prisma/factories/captures';
import { buildSource } from '../../prisma/factories/sources';
import { expect, test } from './support/test';

/** Stands in everything that is said of the restricted source, and nowhere else. */
const SECRET = 'zqsecret';
const AGREED = 'a person at the harbour board';
/** Where those who are named with a source read what it says. The desk reads its cards from the API. */
const TELLS = [
  '/articles/[articleId]/activity',
  '/articles/[articleId]/chain',
  '/articles/[articleId]/quotes',
  '/people/[agentId]',
  '/sources',
  '/sources/[sourceId]',
  '/sources/[sourceId]/copies/[captureId]',
  '/sources/[sourceId]/copies/compare',
  '/sources/merge',
];

const PAGES = readdirSync(join(import.meta.dirname, '../../app'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.startsWith('(workspace)/') && file.endsWith('/page.tsx'))
  .map((file) => file.slice('(workspace)'.length, -'/page.tsx'.length))
  .toSorted();

test('no page tells of a restricted source to those who are not named with it', async ({ world }) => {
  test.slow();
  const { workspaceId, people } = await world.newTeam('owner', 'editor', 'checker', 'viewer');
  const actor = (role: 'checker'): Actor => ({ workspaceId, userId: people[role].userId, role });
  const ids = await makeThings(actor('checker'), [people.checker.userId, people.viewer.userId]);
  const pathOf = (page: string) =>
    page.replaceAll(/\[(\w+)\]/g, (_, name: string) => ids[name] ?? `no ${name}`) +
    `?from=${ids['from']}&to=${ids['to']}&kept=${ids['derivedId']}&gone=${ids['sourceId']}&tab=sources`;
  expect(PAGES.length).toBeGreaterThan(20);

  for (const role of ['owner', 'editor'] as const) {
    for (const page of PAGES) {
      const answer = await people[role].page.request.get(pathOf(page));
      const text = (await answer.text()).toLowerCase();
      expect([page, answer.status() < 500, text.includes(SECRET)]).toEqual([page, true, false]);
    }
  }
  for (const [role, tells] of [
    ['checker', TELLS],
    // Who may not merge is led elsewhere.
    ['viewer', TELLS.filter((page) => page !== '/sources/merge')],
  ] as const) {
    const told: string[] = [];
    for (const page of PAGES) {
      const answer = await people[role].page.request.get(pathOf(page), { maxRedirects: 0 });
      if ((await answer.text()).toLowerCase().includes(SECRET)) told.push(page);
    }
    expect([role, told]).toEqual([role, tells]);
  }

  // What the others see is that there is somebody, and what was agreed.
  const { page } = people.owner;
  await page.goto(`/articles/${ids['articleId']}?annotation=${ids['annotationId']}`);
  const evidence = page.locator('.card-full').getByRole('region', { name: 'Evidence' });
  await expect(evidence).toContainText(AGREED);
  await expect(evidence).toContainText('Restricted: what it says is for people named with it.');
  await page.goto('/sources');
  await expect(page.getByText('1 protected source is not shown')).toBeVisible();
  await expect(page.getByText(SECRET)).toHaveCount(0);
});

async function makeThings(maker: Actor, readerIds: string[]): Promise<Record<string, string>> {
  const bare = { url: '', canonicalUrl: '' };
  const human = { ...EMPTY_HUMAN, recordingRef: SECRET, agreedDescription: AGREED };
  const { source: person } = await createSource(
    maker,
    buildSource({
      ...bare,
      kind: 'interview',
      title: `Talk with ${SECRET}`,
      authors: [`Oda ${SECRET}`],
      human,
    }),
  );
  const { id: sourceId, version } = person;
  await setSourceAccess(maker, sourceId, { access: 'restricted', version, readerIds, evenIfNobody: false });
  const { source: derived } = await createSource(
    maker,
    buildSource({ ...bare, title: 'What the board says' }),
  );
  await setDerivation(maker, derived.id, {
    version: derived.version,
    originId: null,
    derivedFromId: sourceId,
    derivation: 'rewrite',
  });
  const known = buildAgent({ name: 'Ottilie Brandt' });
  await createAgent(maker, known);
  await setCredit(maker, sourceId, { role: 'author', ordinal: 0, name: `Oda ${SECRET}`, agentId: known.id });
  const { capture } = await keepCapture(maker, sourceId, buildCopy(`The gates closed, said ${SECRET}.`));
  const { capture: newer } = await keepCapture(
    maker,
    sourceId,
    buildCopy(`The gates closed at four, said ${SECRET}.`),
  );
  const articleId = await makeArticle(maker, {
    fields: { title: 'The gates' },
    doc: buildDoc('The gates', 'The gates closed at four, the board said.'),
  });
  const claim = (await createAnnotation(maker, articleId, buildAnnotation([10, 34]))).annotation;
  const quote = buildAnnotation([14, 26], { kind: 'quote' });
  await createAnnotation(maker, articleId, quote);
  for (const [annotationId, relation] of [
    [claim.id, 'supported_by'],
    [quote.id, 'quoted_from'],
  ] as const) {
    const passage = { start: 0, end: 16 };
    const parts = { relation, captureId: capture.id, passage, excerpt: SECRET, note: SECRET };
    await linkSource(maker, articleId, annotationId, buildEvidence(sourceId, parts));
  }
  await linkSource(maker, articleId, claim.id, buildEvidence(derived.id));
  return {
    articleId,
    annotationId: claim.id,
    sourceId,
    captureId: capture.id,
    agentId: known.id,
    derivedId: derived.id,
    from: capture.id,
    to: newer.id,
  };
}
