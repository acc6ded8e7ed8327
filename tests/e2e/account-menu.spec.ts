import { expect, test } from './support/test';

test('the account menu goes to its pages by keyboard without loading them whole, and keeps the focus', async ({
  world,
}) => {
  const { people } = await world.newTeam('owner');
  const { page } = people.owner;
  await page.goto('/articles');
  // Goes with the document.
  await page.evaluate(() => (document.documentElement.dataset['kept'] = 'yes'));
  const button = page.getByRole('button', { name: /account and workspaces/ });
  const heading = page.getByRole('heading', { level: 1 });
  for (const [item, title] of [
    ['Your account', 'Your account'],
    ['Workspace settings', 'Settings'],
  ] as const) {
    await button.press('Enter');
    await page.getByRole('menuitem', { name: item }).press('Enter');
    await expect(heading).toHaveText(title);
    await expect(page.getByRole('menu')).toHaveCount(0);
    await expect(button).toBeFocused();
  }
  await page.goBack();
  await expect(heading).toHaveText('Your account');
  await expect(page.locator(':focus')).toHaveCount(1);
  await expect(page.locator('html')).toHaveAttribute('data-kept', 'yes');
});
