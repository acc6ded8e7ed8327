import sharp from 'sharp';

import { expectSaved, importText, mark, openCard } from './support/desk';
import { expect, expectAccessible, test } from './support/test';
import { ARTICLE, openDesk } from './support/writing';

test('somebody who is called in a comment finds it in their inbox, answers, and hears of the answer', async ({
  world,
}) => {
  // A file that is no picture is refused.
  world.allowNoise(/415/);
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

  // A quotation by its key, and a picture of what they found; what is none is refused and holds the comment back.
  const answer = openCard(page).getByLabel('Reply');
  await answer.focus();
  await page.keyboard.press('Control+Shift+Period');
  await expect(answer).toHaveValue('> The mill at Orsk\n\n');
  await answer.pressSequentially('Look at the date:');
  const pictures = openCard(page).getByLabel('Pictures for the comment');
  const sign = sharp({ create: { width: 1200, height: 600, channels: 3, background: '#8a3' } });
  const files = [
    { name: 'sign.png', mimeType: 'image/png', buffer: await sign.png().toBuffer() },
    { name: 'words.png', mimeType: 'image/png', buffer: Buffer.from('no picture') },
  ];
  await pictures.setInputFiles(files);
  await expect(openCard(page).getByRole('alert')).toContainText('words.png: This is no picture');
  await expect(openCard(page).getByRole('button', { name: 'Send', exact: true })).toBeDisabled();
  await openCard(page).getByLabel('What picture 1 shows').fill('The sign at the mill');
  await expectAccessible(page);
  await openCard(page).getByRole('button', { name: 'Remove words.png' }).click();
  await openCard(page).getByRole('button', { name: 'Send', exact: true }).click();
  await expectSaved(page);

  // Whoever has the talk before them is not told of it in their inbox.
  await expect(openCard(checker.page)).toContainText('The new one.');
  await expect(openCard(checker.page).locator('blockquote')).toHaveText('The mill at Orsk');
  const shown = openCard(checker.page).getByRole('img', { name: 'The sign at the mill' });
  await expect(shown).toHaveJSProperty('naturalWidth', 1200);
  await expect(shown).toHaveJSProperty('width', 240);
  await openCard(checker.page).getByRole('button', { name: 'Open large: The sign at the mill' }).click();
  await expect(checker.page.getByRole('dialog', { name: 'The sign at the mill' })).toBeVisible();
  await expectAccessible(checker.page);
  await checker.page.keyboard.press('Escape');
  await expect(checker.page.getByRole('dialog')).toHaveCount(0);
  // That they read it may still be on its way.
  await expect(async () => {
    await checker.page.goto('/inbox?unread=yes');
    await expect(checker.page.getByText('Nothing is unread.')).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await checker.page.getByRole('link', { name: 'All', exact: true }).click();
  const talk = checker.page.getByRole('listitem').filter({ hasText: 'spoke or answered' });
  await talk.getByRole('button', { name: 'Mark as unread' }).click();
  await expect(checker.page.getByRole('link', { name: 'Inbox, 1 unread' })).toBeVisible();
  await talk.getByRole('button', { name: 'Mark as read' }).click();
  await expect(checker.page.getByRole('link', { name: 'Inbox', exact: true })).toBeVisible();
});

test('a talk that was muted tells nothing, and says on the desk what is new in it', async ({ world }) => {
  const { people } = await world.newTeam('checker', 'reviewer');
  const { checker, reviewer } = people;
  const articleId = await importText(checker.page, ARTICLE);
  await openDesk(checker.page, articleId);
  await mark(checker.page, 'c', 'The mill at Orsk');
  await openCard(checker.page).getByLabel('Reply').fill('Who says so?');
  await openCard(checker.page).getByRole('button', { name: 'Send' }).click();
  await openCard(checker.page).getByRole('button', { name: 'What you are told of this talk' }).click();
  const muted = checker.page.waitForResponse(
    (response) => response.url().includes('/follow') && response.request().method() !== 'GET',
  );
  await checker.page.getByRole('menuitem', { name: /only when I am called/ }).click();
  await muted;
  await expectSaved(checker.page);
  await checker.page.goto('/articles');

  // On the desk it is marked as unread all the same, until it was in sight.
  await openDesk(reviewer.page, articleId);
  const unread = reviewer.page.getByRole('button', { name: 'Unread 1' });
  await expect(unread).toBeVisible();
  await expect(reviewer.page.getByRole('button', { name: /; 1 unread comment$/ })).toBeVisible();
  await reviewer.page.keyboard.press('Shift+G');
  const said = openCard(reviewer.page).getByRole('listitem').filter({ hasText: 'Who says so?' });
  await expect(said).toContainText('new');
  await expect(unread).toBeHidden();

  // By keyboard: a reaction, and that nothing is approved before this is settled.
  await said.getByRole('button', { name: /^React to the comment/ }).focus();
  await reviewer.page.keyboard.press('Enter');
  await reviewer.page.getByRole('menuitem', { name: 'Doubt' }).press('Enter');
  await expect(said.getByRole('button', { name: 'Doubt: you' })).toBeVisible();
  await openCard(reviewer.page)
    .getByRole('button', { name: /^Blocking/ })
    .press('Enter');
  await expect(openCard(reviewer.page)).toContainText('no approval until this is resolved');
  await expectAccessible(reviewer.page);
  await openCard(reviewer.page).getByLabel('Reply').fill('The miller.');
  await openCard(reviewer.page).getByRole('button', { name: 'Send' }).click();
  await expectSaved(reviewer.page);
  await checker.page.goto('/inbox');
  await expect(checker.page.getByText('Nothing has been said to you yet.')).toBeVisible();

  await openDesk(checker.page, articleId);
  await expect(
    checker.page.getByRole('button', { name: /; blocking thread, 1 unread comment$/ }),
  ).toBeVisible();
  await checker.page.keyboard.press('Shift+G');
  const mine = openCard(checker.page).getByRole('listitem').filter({ hasText: 'Who says' });
  await expect(mine.getByRole('button', { name: `Doubt: ${reviewer.name}` })).toBeVisible();
  await mine.getByRole('button', { name: /^More for the comment/ }).click();
  await checker.page.getByRole('menuitem', { name: 'Edit' }).click();
  await mine.getByRole('textbox', { name: 'Comment', exact: true }).fill('Who says that?');
  await mine.getByRole('button', { name: 'Save' }).click();
  await expectSaved(checker.page);
  await mine.getByRole('button', { name: /^Edited/ }).click();
  await expect(mine.getByRole('list', { name: 'What it said before' })).toContainText('Who says so?');
  await openCard(checker.page).getByRole('button', { name: 'Resolve' }).click();
  await expect(openCard(checker.page)).toContainText(`Resolved by ${checker.name}`);
  await expectAccessible(checker.page);

  // Live: who has the card open sees it done, and opens it again.
  await expect(openCard(reviewer.page)).toContainText(`Resolved by ${checker.name}`);
  await openCard(reviewer.page).getByRole('button', { name: 'Reopen' }).click();
  await expect(openCard(checker.page)).toContainText(`Reopened by ${reviewer.name}`);
});
