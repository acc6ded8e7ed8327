import type { Page } from '@playwright/test';
import { createAgent } from '@/lib/agents/commands/create-agent';
import { changeAnnotation } from '@/lib/annotations/commands/change-annotation';
import { createAnnotation } from '@/lib/annotations/commands/create-annotation';
import type { AnnotationInput, RangeInput } from '@/lib/annotations/model';
import type { Actor } from '@/lib/auth/actor';
import { buildAgent } from '../../prisma/factories/agents';
import { buildAnnotation } from '../../prisma/factories/annotations';
import { buildDoc, makeArticle } from '../../prisma/factories/articles';
import { add, expectSaved, mark, openCard, paper } from './support/desk';
import { expect, expectAccessible, test, type Person } from './support/test';

const PARAGRAPHS = [
  'Sales of boats rise in Kvernholt',
  'Sales of boats rose by a tenth in February, Nordwind News Agency reported on Monday.',
  '“We are confident,” said Ida Maren, a vice minister. “The market will recover,” she told Nordwind News Agency.',
  'Observers said the figures beat expectations.',
  'The harbour has two hundred berths.',
];
const TEXT = PARAGRAPHS.join('\n');

type Words = Partial<Record<RangeInput['role'], string | string[]>>;

function rangesOf(words: Words): RangeInput[] {
  return (['content', 'cue', 'source'] as const).flatMap((role) =>
    [words[role] ?? []].flat().map((each) => {
      const start = TEXT.indexOf(each);
      return { role, start, end: start + each.length };
    }),
  );
}

async function makeBoats({ userId }: Person, workspaceId: string) {
  const actor: Actor = { userId, workspaceId, role: 'owner' };
  const [title = '', ...rest] = PARAGRAPHS;
  const articleId = await makeArticle(actor, {
    fields: { title, outlet: 'The Kvernholt Courier' },
    doc: buildDoc(title, ...rest),
  });
  const annotate = async (kind: AnnotationInput['kind'], words: Words, fields = {}) =>
    (
      await createAnnotation(actor, articleId, {
        ...buildAnnotation([0, 1]),
        kind,
        ranges: rangesOf(words),
        fields,
      })
    ).annotation;
  const { agent } = await createAgent(actor, buildAgent({ name: 'Ida Maren' }));
  const claim = await annotate('claim', { content: 'Sales of boats rose by a tenth in February' });
  const speech = ['We are confident,', 'The market will recover,'];
  const quote = await annotate('quote', {
    content: speech,
    cue: 'said',
    source: 'Ida Maren, a vice minister',
  });
  await changeAnnotation(actor, articleId, quote.id, {
    articleVersion: 0,
    changes: { 'agents.speaker': { from: null, to: agent.id } },
  });
  const agency = { identification: 'news_agency', agency: 'Nordwind News Agency' };
  const wire = await annotate(
    'attribution',
    { content: 'Sales of boats rose by a tenth in February', cue: 'Nordwind News Agency reported' },
    { ...agency, independentlyConfirmed: 'not_stated' },
  );
  await annotate(
    'attribution',
    { content: PARAGRAPHS[2] ?? '', cue: 'she told Nordwind News Agency' },
    agency,
  );
  const berths = await annotate('claim', { content: 'two hundred berths' });
  return {
    articleId,
    agentId: agent.id,
    ids: { claim: claim.id, quote: quote.id, wire: wire.id, berths: berths.id },
  };
}

const chain = (page: Page) => openCard(page).getByRole('region', { name: 'Where it comes from' });

test('a claim and a quote show by whom the article has them, and a page draws it for all', async ({
  world,
}) => {
  test.slow();
  const { workspaceId, people } = await world.newTeam('owner', 'viewer');
  const { page } = people.owner;
  const { articleId, agentId, ids } = await makeBoats(people.owner, workspaceId);

  await test.step('the card tells the voices in their order', async () => {
    await page.goto(`/articles/${articleId}?annotation=${ids.quote}`);
    await expect(chain(page).getByRole('listitem')).toHaveText([
      'Published by The Kvernholt Courier',
      'Reported by Nordwind News Agency',
      'Said by Ida Maren',
    ]);
    await expect(chain(page).getByRole('link', { name: 'Said by Ida Maren' })).toHaveAttribute(
      'href',
      `/people/${agentId}`,
    );
    await page.goto(`/articles/${articleId}?annotation=${ids.claim}`);
    await expect(chain(page)).toContainText('the article does not say whether it was confirmed');
    await expectAccessible(page);
  });

  await test.step('a key leads from a voice to the attribution that names it', async () => {
    await chain(page).getByRole('button', { name: 'Reported by Nordwind News Agency' }).focus();
    await page.keyboard.press('Enter');
    await expect(openCard(page)).toHaveAccessibleName(/^Attribution, .*Sales of boats rose/);
    await expect(openCard(page)).toBeFocused();
  });

  await test.step('what the article says itself has no chain', async () => {
    await page.goto(`/articles/${articleId}?annotation=${ids.berths}`);
    await expect(openCard(page)).toContainText('two hundred berths');
    await expect(chain(page)).toHaveCount(0);
  });

  await test.step('what is left vague is marked while it is made', async () => {
    await page.keyboard.press('Escape');
    const card = await mark(page, 'c', 'the figures beat expectations');
    await expect(chain(page)).toHaveCount(0);
    await mark(page, 'a', 'Observers said');
    await add(page, '1', 'the figures beat expectations');
    await card.getByLabel('Identified as').selectOption('vague_collective');
    await expect(chain(page)).toContainText('Observers said (vague)');
    await expect(chain(page)).toContainText('Observers said: nobody is named');
    await expectSaved(page);
    await expectAccessible(page);
  });

  await test.step('the page lists what is to be traced, then all voices', async () => {
    await page.getByRole('link', { name: 'Where it comes from', exact: true }).click();
    await expect(page).toHaveURL(/\/chain$/);
    await expect(page.getByText('3 claims, 1 quote · 1 voice to trace')).toBeVisible();
    const trace = page.getByRole('region', { name: 'To trace' });
    await expect(trace.getByRole('listitem').first()).toContainText('Observers said: nobody is named');
    await expect(trace).toContainText('the figures beat expectations');
    const voices = page.getByRole('list', { name: 'Voices, from the article outwards' });
    await expect(voices.getByText('Said by')).toBeVisible();
    // The same agency, named by two attributions, is one voice.
    await expect(voices.getByText('Nordwind News Agency')).toHaveCount(1);
    await expect(voices.getByText('1 claim, 1 quote', { exact: true })).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
    }
    await page.emulateMedia({ colorScheme: 'light' });
  });

  await test.step('a key leads back to the attribution on the desk', async () => {
    await page.getByRole('link', { name: 'Attributed to Observers said: open on the desk' }).focus();
    await page.keyboard.press('Enter');
    await expect(openCard(page)).toHaveAccessibleName(/^Attribution, .*the figures beat expectations/);
  });

  await test.step('viewers see it on a narrow screen, from the list of articles', async () => {
    const viewer = people.viewer.page;
    await viewer.setViewportSize({ width: 390, height: 844 });
    await viewer.goto('/articles');
    await viewer.getByRole('button', { name: /^More for Sales of boats/ }).click();
    await viewer.getByRole('menuitem', { name: 'Where it comes from' }).click();
    await expect(viewer.getByRole('region', { name: 'To trace' })).toBeVisible();
    await expect.poll(() => viewer.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await expectAccessible(viewer);
    await viewer.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    await expect.poll(() => viewer.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});

test('an article without attributions says how to mark them, and goes to the desk', async ({ world }) => {
  const { workspaceId, people } = await world.newTeam('owner');
  const { page, userId } = people.owner;
  const articleId = await makeArticle({ userId, workspaceId, role: 'owner' }, {});
  await page.goto(`/articles/${articleId}/chain`);
  await expect(page.getByText('No claim, quote or attribution is marked in this article yet.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Go to the desk' }).click();
  await expect(paper(page)).toBeVisible();
});
