import type { Actor } from '@/lib/auth/actor';
import { expect, test } from './support/test';
import { addressOf, AGREED, makeThings, PAGES as ALL, SECRET } from './support/things';

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

const GROUP = '/(workspace)';
const PAGES = ALL.filter((page) => page.startsWith(GROUP)).map((page) => page.slice(GROUP.length));

test('no page tells of a restricted source to those who are not named with it', async ({ world }) => {
  test.slow();
  const { workspaceId, people } = await world.newTeam('owner', 'editor', 'checker', 'viewer');
  const actor = (role: 'checker'): Actor => ({ workspaceId, userId: people[role].userId, role });
  const ids = await makeThings(actor('checker'), [people.checker.userId, people.viewer.userId]);
  const pathOf = (page: string) => addressOf(page, ids);
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
