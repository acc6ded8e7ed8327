import { importText, mark, openCard, expectSaved } from './support/desk';
import { expect, expectAccessible, test } from './support/test';
import { ARTICLE, openDesk } from './support/writing';

test('the overview tells how the workspace stands, and leads to what is open', async ({ world }) => {
  const { people } = await world.newTeam('editor');
  const { page } = people.editor;
  await page.goto('/work/overview');
  await expect(page.getByText('There is no article to tell of yet.')).toBeVisible();
  await expectAccessible(page);

  const articleId = await importText(page, ARTICLE);
  await openDesk(page, articleId);
  await mark(page, 'u', 'three years');
  await openCard(page).getByLabel('Question', { exact: true }).fill('Which three?');
  await expectSaved(page);
  // What is read and what is left come to all there are.
  await expect(page.getByText('1 of 6 sentences read')).toBeVisible();
  await page.goto('/work');
  await page.getByRole('navigation', { name: 'Work' }).getByRole('link', { name: 'Overview' }).click();
  await expect(page.getByRole('region', { name: 'Articles by state' })).toContainText('Imported');
  const left = page.getByRole('region', { name: 'What is left, by due time' });
  await expect(left).toContainText('5 of 6 sentences left');
  await expect(left).toContainText('One item left');
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Which three?' }).click();
  await expect(openCard(page).getByLabel('Question', { exact: true })).toHaveValue('Which three?');
});
