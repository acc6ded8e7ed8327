import { expectSaved, importText, mark, openCard } from './support/desk';
import { expect, expectAccessible, test } from './support/test';
import { ARTICLE, openDesk } from './support/writing';

test('an author outside answers and comments by a link, which the team sees at once, until it is revoked', async ({
  world,
}) => {
  const { people } = await world.newTeam('editor');
  const { page } = people.editor;
  const articleId = await importText(page, ARTICLE);
  await openDesk(page, articleId);
  await mark(page, 'u', 'three years');
  await openCard(page).getByLabel('Question', { exact: true }).fill('Which three?');
  await openCard(page).getByLabel('Asked of', { exact: true }).selectOption('author');
  await expectSaved(page);

  await page.goto('/articles');
  await page.getByRole('button', { name: /^More for / }).click();
  await page.getByRole('menuitem', { name: 'Guests…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Guests' });
  await expect(dialog.getByText('Nobody outside reads it.')).toBeVisible();
  await dialog.getByLabel('Name of the guest').fill('Nadja Ferrant');
  await dialog.getByRole('button', { name: 'Make a link' }).click();
  const link = await dialog.getByLabel('Link for Nadja Ferrant').inputValue();
  await expect(dialog.getByRole('list', { name: 'Guests' })).toContainText('Nadja Ferrant');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await openDesk(page, articleId);

  const guest = (await world.newProfile()).page;
  await guest.goto(link);
  await expect(guest.getByText('One question waits')).toBeVisible();
  await expectAccessible(guest);
  await guest.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(guest);
  await guest.setViewportSize({ width: 1280, height: 800 });
  // By keyboard alone.
  await guest.getByRole('button', { name: 'Answer', exact: true }).focus();
  await guest.keyboard.press('Enter');
  await guest.keyboard.type('From 2023 to 2026.');
  await guest.keyboard.press('Tab');
  await guest.keyboard.press('Enter');
  await expect(guest.getByText('From 2023 to 2026.')).toBeVisible();
  await guest.getByRole('button', { name: 'Comment', exact: true }).click();
  await guest.getByLabel('Your comment').fill('The parish has the papers.');
  await guest.getByRole('button', { name: 'Comment', exact: true }).click();
  await expect(guest.getByText('The parish has the papers.')).toBeVisible();

  await page.locator('.paper [data-annotations]').first().click();
  await expect(openCard(page).getByLabel('Answer', { exact: true })).toHaveValue('From 2023 to 2026.');
  await expect(openCard(page)).toContainText('The parish has the papers.');
  await expect(openCard(page)).toContainText('Nadja Ferrant (guest)');

  // A guest's link opens nothing else.
  await guest.goto(`/articles/${articleId}`);
  await expect(guest).toHaveURL(/\/sign-in/);

  await page.goto('/articles');
  await page.getByRole('button', { name: /^More for / }).click();
  await page.getByRole('menuitem', { name: 'Guests…' }).click();
  await page.getByRole('button', { name: /^Revoke/ }).click();
  await page.getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(page.getByRole('list', { name: 'Guests' })).toContainText('revoked');
  await guest.goto(link);
  await expect(guest.getByRole('heading', { name: 'This link does not open anything' })).toBeVisible();
});
