import { expectSaved, importText, mark, openCard } from './support/desk';
import { expect, expectAccessible, test } from './support/test';
import { ARTICLE, openDesk } from './support/writing';

test('somebody who is called in a comment finds it in their inbox, answers, and hears of the answer', async ({
  world,
}) => {
  const { people } = await world.newTeam('checker', 'reviewer');
  const { checker, reviewer } = people;
  const articleId = await importText(checker.page, ARTICLE);
  await openDesk(checker.page, articleId);
  await mark(checker.page, 'c', 'The mill at Orsk');

  // By keyboard: an @, the beginning of the name, Enter.
  const reply = openCard(checker.page).getByLabel('Reply');
  await reply.click();
  await reply.pressSequentially(`@${reviewer.name.slice(0, 3).toLowerCase()}`);
  await expect(openCard(checker.page).getByRole('list', { name: 'Whom to call' })).toContainText(
    reviewer.name,
  );
  await expectAccessible(checker.page);
  await checker.page.keyboard.press('Enter');
  await expect(reply).toHaveValue(`@${reviewer.name} `);
  await reply.pressSequentially('is this the old one?');
  await checker.page.keyboard.press('Control+Enter');
  await expect(openCard(checker.page).getByText(`@${reviewer.name}`)).toBeVisible();
  await expectSaved(checker.page);

  const { page } = reviewer;
  await page.goto('/inbox');
  await expect(page.getByRole('link', { name: 'Inbox, 1 unread' })).toBeVisible();
  await expectAccessible(page);
  const notice = page.getByRole('list', { name: 'Notices' }).getByRole('link', { name: /called you/ });
  await notice.focus();
  await page.keyboard.press('Enter');
  await expect(openCard(page)).toContainText('is this the old one?');
  await expect(page.getByRole('link', { name: 'Inbox', exact: true })).toBeVisible();
  await openCard(page).getByLabel('Reply').fill('The new one.');
  await openCard(page).getByRole('button', { name: 'Send' }).click();
  await expectSaved(page);

  // Whoever has the talk before them is not told of it in their inbox.
  await expect(openCard(checker.page)).toContainText('The new one.');
  await checker.page.goto('/inbox?unread=yes');
  await expect(checker.page.getByText('Nothing is unread.')).toBeVisible();
  await checker.page.getByRole('link', { name: 'All', exact: true }).click();
  const talk = checker.page.getByRole('listitem').filter({ hasText: 'spoke or answered' });
  await talk.getByRole('button', { name: 'Mark as unread' }).click();
  await expect(checker.page.getByRole('link', { name: 'Inbox, 1 unread' })).toBeVisible();
  await talk.getByRole('button', { name: 'Mark as read' }).click();
  await expect(checker.page.getByRole('link', { name: 'Inbox', exact: true })).toBeVisible();
});

test('a talk that was muted tells nothing', async ({ world }) => {
  const { people } = await world.newTeam('checker', 'reviewer');
  const { checker, reviewer } = people;
  const articleId = await importText(checker.page, ARTICLE);
  await openDesk(checker.page, articleId);
  await mark(checker.page, 'c', 'The mill at Orsk');
  await openCard(checker.page).getByLabel('Reply').fill('Who says so?');
  await openCard(checker.page).getByRole('button', { name: 'Send' }).click();
  await openCard(checker.page).getByRole('button', { name: 'What you are told of this talk' }).click();
  await checker.page.getByRole('menuitem', { name: /only when I am called/ }).click();
  await expectSaved(checker.page);
  await checker.page.goto('/articles');

  await openDesk(reviewer.page, articleId);
  await reviewer.page.locator('.paper [data-annotations]').first().click();
  await openCard(reviewer.page).getByLabel('Reply').fill('The miller.');
  await openCard(reviewer.page).getByRole('button', { name: 'Send' }).click();
  await expectSaved(reviewer.page);
  await checker.page.goto('/inbox');
  await expect(checker.page.getByText('Nothing has been said to you yet.')).toBeVisible();
});
