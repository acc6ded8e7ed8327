import { importText, paper } from './support/desk';
import { expect, test } from './support/test';
import { ARTICLE } from './support/writing';

test('what is typed into the search before the page has come to life is searched for', async ({ world }) => {
  const { people } = await world.newTeam('owner');
  const { page } = people.owner;
  await importText(page, ARTICLE);
  await importText(page, 'Wall to be raised\n\nThe harbour wall of Orsk is raised by two metres.');
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/_next/static/**/*.js', async (route) => {
    await held;
    await route.continue();
  });
  const coming = page.goto('/articles');
  const search = page.getByRole('searchbox', { name: /^Search articles/ });
  await search.fill('harbour');
  await expect(page.getByRole('link', { name: 'Mill to reopen' })).toBeVisible();
  release();
  await coming;
  await expect(page).toHaveURL(/search=harbour/);
  await expect(page.getByRole('link', { name: 'Mill to reopen' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Wall to be raised' })).toBeVisible();
  await expect(search).toHaveValue('harbour');
});

test('what is typed right after a field was asked for stands in it', async ({ world }) => {
  const { people } = await world.newTeam('owner');
  const { page } = people.owner;
  await page.goto('/people/new');
  await page.getByRole('button', { name: 'Add role' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('minister');
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('minister');
});

test('what a desk opens with is fetched ahead of its scripts, and once', async ({ world }) => {
  const { people } = await world.newTeam('owner');
  const { page } = people.owner;
  const article = `/api/articles/${await importText(page, ARTICLE)}`;
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith(article))
      asked.push(`${pathname.slice(article.length)} ${request.resourceType()}`);
  });
  await page.goto(article.replace('/api', ''));
  await expect(paper(page)).toContainText('grinds again');
  await expect.poll(() => asked.some((each) => each.startsWith('/events'))).toBe(true);
  const opening = asked.filter((each) => !/^\/(events|presence)/.test(each));
  // By no script: those would be 'fetch'.
  expect(opening.toSorted()).toEqual([' other', '/annotations other']);
});
