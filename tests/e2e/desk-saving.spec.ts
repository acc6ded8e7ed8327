import { createWorkspace } from '../../prisma/factories/workspaces';
import { expectSaved, importText, mark, openCard, paper, selectWords } from './support/desk';
import { expect, test } from './support/test';

const TEXT = `Mill to reopen

The mill at Orsk grinds again from 2 May, the parish said on Tuesday.

It stood still for three years. Nobody has priced the repairs.`;

test('two people change one field: the later one is told both values and decides', async ({ world }) => {
  const { people } = await world.newTeam('owner', 'checker');
  world.allowNoise(/409|ERR_INTERNET_DISCONNECTED|Failed to fetch/);
  const { page } = people.owner;
  const { page: other, context: otherContext } = people.checker;
  const articleId = await importText(page, TEXT);
  await page.goto(`/articles/${articleId}`);
  await mark(page, 'c', 'three years');
  await expectSaved(page);
  const annotation = (await openCard(page).getAttribute('data-card')) ?? '';
  await other.goto(`/articles/${articleId}?annotation=${annotation}`);
  await expect(openCard(other)).toBeVisible();

  // What the other does is seen at once, unless the network is away.
  await otherContext.setOffline(true);
  await openCard(page).getByLabel('Statement', { exact: true }).fill('It stood still from 2023 to 2026.');
  await openCard(page).getByLabel('Claimant', { exact: true }).fill('The parish');
  await expectSaved(page);
  await openCard(other).getByLabel('Statement', { exact: true }).fill('It stood still for 1,100 days.');
  await expect(other.locator('[data-save="offline"]')).toBeVisible();
  await otherContext.setOffline(false);
  const conflict = openCard(other).getByRole('group', { name: 'Changed by two people' });
  await expect(conflict).toContainText('Owner Varga');
  await expect(conflict).toContainText('It stood still for 1,100 days.');
  await expect(conflict).toContainText('It stood still from 2023 to 2026.');
  await conflict.getByRole('button', { name: /mine/i }).click();
  await expect(conflict).toHaveCount(0);
  await expectSaved(other);

  await page.reload();
  await page.goto(`/articles/${articleId}?annotation=${annotation}`);
  await expect(openCard(page).getByLabel('Statement', { exact: true })).toHaveValue(
    'It stood still for 1,100 days.',
  );
  await expect(openCard(page).getByLabel('Claimant', { exact: true })).toHaveValue('The parish');
});

test('what is done while the network is gone is kept, shown, and saved once when it is back', async ({
  world,
}) => {
  const { people } = await world.newTeam('owner');
  world.allowNoise(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch/);
  const { page, context } = people.owner;
  const articleId = await importText(page, TEXT);
  await page.goto(`/articles/${articleId}`);
  await expect(page.getByText(/of \d+ sentences read/)).toBeVisible();
  await context.setOffline(true);
  await mark(page, 'c', '2 May');
  await openCard(page).getByLabel('Statement', { exact: true }).fill('The mill grinds from 2 May.');
  await openCard(page).getByLabel('Reply').fill('Which year?');
  await openCard(page).getByRole('button', { name: 'Send' }).click();
  await expect(page.locator('[data-save="offline"]')).toContainText(/kept/);
  await context.setOffline(false);
  await expectSaved(page);
  const annotations = await world.db.annotation.findMany({ where: { articleId } });
  expect(annotations).toHaveLength(1);
  expect(annotations[0]?.fields).toMatchObject({ statement: 'The mill grinds from 2 May.' });
  expect(await world.db.comment.count({ where: { annotationId: annotations[0]?.id ?? '' } })).toBe(1);
});

test('work that never reached the server is still there when the page is opened again', async ({ world }) => {
  const { people } = await world.newTeam('owner');
  world.allowNoise(/ERR_FAILED|Failed to fetch/);
  const { page } = people.owner;
  const articleId = await importText(page, TEXT);
  await page.goto(`/articles/${articleId}`);
  await expect(page.getByText(/of \d+ sentences read/)).toBeVisible();
  await page.route('**/annotations**', (route) =>
    route.request().method() === 'GET' ? route.continue() : route.abort(),
  );
  await mark(page, 'q', 'Nobody has priced the repairs.');
  await expect(page.locator('[data-save="offline"]')).toBeVisible();
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await expect(page.locator('[data-card]')).toHaveCount(1);
  await page.unroute('**/annotations**');
  await page.reload();
  await expectSaved(page);
  await expect.poll(() => world.db.annotation.count({ where: { articleId } })).toBe(1);
});

test('an answer that was lost on its way makes no second annotation', async ({ world }) => {
  const { people } = await world.newTeam('owner');
  world.allowNoise(/ERR_FAILED|Failed to fetch/);
  const { page } = people.owner;
  const articleId = await importText(page, TEXT);
  await page.goto(`/articles/${articleId}`);
  let lost = 0;
  await page.route('**/annotations', async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return await route.continue();
    lost += 1;
    await route.fetch();
    await route.abort();
  });
  await mark(page, 'e', 'Orsk');
  await expectSaved(page);
  expect(lost).toBe(1);
  expect(await world.db.annotation.count({ where: { articleId } })).toBe(1);
});

test('a viewer reads everything and is offered nothing that would be refused', async ({ world }) => {
  const { people } = await world.newTeam('owner', 'viewer');
  const owner = people.owner.page;
  const articleId = await importText(owner, TEXT);
  await owner.goto(`/articles/${articleId}`);
  await mark(owner, 'c', 'three years');
  await expectSaved(owner);
  const { page } = people.viewer;
  await page.goto(`/articles/${articleId}`);
  await page
    .getByRole('button', { name: /^Claim,/ })
    .first()
    .click();
  await expect(openCard(page)).toContainText('three years');
  await expect(openCard(page).getByLabel('Reply')).toHaveCount(0);
  await expect(openCard(page).getByRole('button', { name: 'Link source' })).toHaveCount(0);
  await selectWords(page, '2 May');
  await expect(page.getByRole('toolbar', { name: 'Mark the selection' })).toHaveCount(0);
  await page.keyboard.press('c');
  await expect(page.locator('[data-card]')).toHaveCount(1);
  await page.reload();
  await expect(page.locator('[data-card]')).toHaveCount(1);
});

test('words of any hostile kind are shown as words', async ({ world }) => {
  const { people } = await world.newTeam('owner');
  const { page } = people.owner;
  await page.addInitScript(() =>
    Object.assign(window, { alert: () => Object.assign(window, { attacked: true }) }),
  );
  const hostile = '<img src=x onerror=alert(1)><script>alert(1)</script> [go](javascript:alert(1))';
  const articleId = await importText(page, `Hostile words\n\nThe text says ${hostile} and goes on.`);
  await page.goto(`/articles/${articleId}`);
  await expect(paper(page)).toContainText('<script>alert(1)</script>');
  await mark(page, 'c', 'goes on');
  await openCard(page).getByLabel('Statement', { exact: true }).fill(hostile);
  await openCard(page).getByLabel('Reply').fill(hostile);
  await openCard(page).getByRole('button', { name: 'Send' }).click();
  await expectSaved(page);
  await page.reload();
  await page
    .getByRole('button', { name: /^Claim,/ })
    .first()
    .click();
  await expect(openCard(page).locator('ol')).toContainText('onerror=alert(1)');
  await expect(openCard(page).locator('a[href^="javascript"]')).toHaveCount(0);
  expect(await page.evaluate(() => 'attacked' in window)).toBe(false);
});

test('a desk that could not read its article says so and opens when it is asked again', async ({ world }) => {
  const { people } = await world.newTeam('owner');
  world.allowNoise(/ERR_FAILED|Failed to fetch/);
  const { page } = people.owner;
  const articleId = await importText(page, TEXT);
  await page.route(`**/api/articles/${articleId}/annotations*`, (route) => route.abort());
  await page.goto(`/articles/${articleId}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Mill to reopen' })).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: /could not be reached/ })).toBeVisible();
  await page.unroute(`**/api/articles/${articleId}/annotations*`);
  await page.getByRole('button', { name: 'Open again' }).click();
  await expect(paper(page)).toContainText('Nobody has priced the repairs.');
});

test('a desk keeps to its workspace when another one is chosen in another tab', async ({ world }) => {
  const { people } = await world.newTeam('owner');
  const { page, context, userId } = people.owner;
  const articleId = await importText(page, TEXT);
  await page.goto(`/articles/${articleId}`);
  const second = await createWorkspace(world.db, { members: [{ userId, role: 'owner' }] });
  await context.addCookies([{ name: 'galley-workspace', value: second.id, url: page.url() }]);
  await mark(page, 'c', 'three years');
  await openCard(page).getByLabel('Reply').fill('Since when?');
  await openCard(page).getByRole('button', { name: 'Send' }).click();
  await expectSaved(page);
  const annotationId = (await openCard(page).getAttribute('data-card')) ?? '';
  expect(await world.db.comment.count({ where: { annotationId } })).toBe(1);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: /Markdown/ }).click();
  expect(await (await download).failure()).toBeNull();
  expect((await download).suggestedFilename()).toMatch(/\.md$/);
});
