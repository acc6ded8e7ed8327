import { readFileSync } from 'node:fs';
import { readWord } from '../fixtures/export/read-word';
import { expectSaved, importText, mark, openCard, restingPlace } from './support/desk';
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
  await expect(dialog.getByLabel('Name of the guest')).toBeFocused();
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

  const download = guest.waitForEvent('download');
  await guest.getByRole('link', { name: 'Download as Word' }).click();
  const word = readWord(readFileSync(await (await download).path()));
  expect(word.text).toContain('three years');
  expect(word.comments.slice(1)).toMatchObject([
    { author: 'The team', words: 'three years', lines: expect.arrayContaining(['Which three?']) as string[] },
    { author: 'Nadja Ferrant (guest)', words: 'three years', lines: ['The parish has the papers.'] },
  ]);

  await page.locator('.paper [data-annotations]').first().click();
  await expect(openCard(page).getByLabel('Answer', { exact: true })).toHaveValue('From 2023 to 2026.');
  await expect(openCard(page)).toContainText('The parish has the papers.');
  await expect(openCard(page)).toContainText('Nadja Ferrant (guest)');

  // What the team says comes by itself, and never while something is being written: it is counted and let in.
  const list = page.getByRole('list', { name: 'Also here' });
  await expect(list).toContainText('Nadja Ferrant (guest)');
  await guest.getByRole('button', { name: 'Comment', exact: true }).click();
  const field = guest.getByLabel('Your comment');
  await field.fill('Half a sentence');
  const before = await restingPlace(field);
  await openCard(page).getByLabel('Reply', { exact: true }).fill('Which of the papers?');
  await page.keyboard.press('Control+Enter');
  await expect(guest.getByText('1 new', { exact: true })).toBeVisible();
  await expect(guest.getByText('Which of the papers?')).toBeHidden();
  expect(await field.boundingBox()).toEqual(before);
  await guest.getByRole('button', { name: /^Show/ }).click();
  await expect(guest.getByText('Which of the papers?')).toBeVisible();
  await expect(guest.getByText('1 new', { exact: true })).toBeHidden();
  await expect(field).toHaveValue('Half a sentence');
  await guest.getByRole('button', { name: 'Cancel' }).click();

  // What is restricted goes from their page by itself.
  await openCard(page).getByRole('button', { name: 'More for this annotation' }).click();
  await page.getByRole('menuitem', { name: 'Restrict to the team' }).click();
  await expect(openCard(page)).toContainText('Restricted to the team');
  await openCard(page).getByRole('button', { name: 'More', exact: true }).click();
  await expect(openCard(page).getByLabel('Seen by')).toHaveValue('restricted');
  await expect(openCard(page)).toContainText('An author who is a guest does not see it');
  await expectSaved(page);
  await expect(guest.getByText('Which three?')).toBeHidden({ timeout: 20_000 });
  await expect(guest.getByText('The parish has the papers.')).toBeHidden();

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
  expect((await guest.request.get(`${link}/word`)).status()).toBe(404);
});
