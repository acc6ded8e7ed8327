import type { Page } from '@playwright/test';
import { createAnnotation } from '@/lib/annotations/commands/create-annotation';
import { requireArticle } from '@/lib/articles/queries';
import type { Actor } from '@/lib/auth/actor';
import { buildAnnotation } from '../../prisma/factories/annotations';
import { importText, openCard } from './support/desk';
import { expect, expectAccessible, test } from './support/test';
import { ARTICLE, openDesk } from './support/writing';

const WORDS = ['from 2 May', 'three years', '9.4 million crowns', 'the swallows'];

/** An article with a claim on each of the words, made by the actor. */
async function makeMarked(page: Page, actor: Actor): Promise<string> {
  const articleId = await importText(page, ARTICLE);
  const { text } = await requireArticle(actor, articleId);
  for (const words of WORDS) {
    const start = text.indexOf(words);
    await createAnnotation(actor, articleId, buildAnnotation([start, start + words.length]));
  }
  return articleId;
}

test('an article gets its people and its due time at its desk, and other desks hear it', async ({
  world,
}) => {
  const { people, workspaceId } = await world.newTeam('owner', 'checker');
  const { owner, checker } = people;
  const actor = { userId: owner.userId, workspaceId, role: 'owner' } as const;
  const articleId = await makeMarked(owner.page, actor);
  await openDesk(checker.page, articleId);
  await openDesk(owner.page, articleId);

  const button = owner.page.getByRole('button', { name: 'People and due time' });
  await button.press('Enter');
  const dialog = owner.page.getByRole('dialog', { name: 'People and due time' });
  await dialog.getByLabel('Lead checker').selectOption('Checker Varga');
  await dialog.getByRole('checkbox', { name: /Owner Varga/ }).press('Space');
  await dialog.getByLabel('Due').fill('2020-03-14T18:00');
  await expectAccessible(owner.page);
  await dialog.getByLabel('Due').press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(button).toBeFocused();

  // It is said to those who listen too.
  await expect(checker.page.getByText(/Owner Varga made you the lead checker\./).first()).toBeVisible();
  await checker.page.getByRole('button', { name: 'People and due time' }).click();
  const facts = checker.page.getByRole('dialog', { name: 'People and due time' });
  await expect(facts.getByText('Checker Varga')).toBeVisible();
  await expect(facts.getByText(/^Overdue since .*14 Mar 2020.*18:00/)).toBeVisible();
  await expect(facts.getByRole('button', { name: 'Save' })).toHaveCount(0);
  await expectAccessible(checker.page);

  await owner.page.goto('/articles?sort=due');
  const row = owner.page.getByRole('row', { name: /Mill to reopen/ });
  await expect(row).toContainText('Checker Varga');
  await expect(row).toContainText('Overdue since');
  await owner.page.getByLabel('Whose').selectOption('Mine');
  await expect(owner.page).toHaveURL(/mine=yes/);
  await expect(row).toBeVisible();
});

test('items are given away together by keyboard, wait for whom they were given to, and are taken back', async ({
  world,
}) => {
  test.slow();
  const { people, workspaceId } = await world.newTeam('owner', 'checker');
  const { owner, checker } = people;
  const actor = { userId: owner.userId, workspaceId, role: 'owner' } as const;
  const articleId = await makeMarked(owner.page, actor);
  const { page } = owner;

  await test.step('nothing waits yet', async () => {
    await checker.page.goto('/articles');
    await checker.page.getByRole('link', { name: 'My work' }).press('Enter');
    await expect(checker.page.getByText(/^Nothing waits for you/)).toBeVisible();
    await expectAccessible(checker.page);
  });

  await test.step('a stretch is chosen with Shift, and given away', async () => {
    await page.goto(`/work/assign?article=${articleId}`);
    await expectAccessible(page);
    const boxes = page.getByRole('checkbox', { name: /^Choose (?!all)/ });
    await expect(boxes).toHaveCount(4);
    await boxes.nth(0).press('Space');
    await boxes.nth(2).press('Shift+Space');
    await expect(page.getByText('3 items chosen')).toBeVisible();
    await boxes.nth(2).press('Escape');
    await expect(page.getByText('Nothing chosen')).toBeVisible();
    await boxes.nth(0).click();
    await boxes.nth(2).click({ modifiers: ['Shift'] });
    await expect(page.getByText('3 items chosen')).toBeVisible();
    const all = page.getByRole('checkbox', { name: 'Choose all on this page' });
    await expect(all).toHaveJSProperty('indeterminate', true);
    await page.getByLabel('Assign to').selectOption('Checker Varga');
    await page.getByRole('button', { name: 'Assign', exact: true }).press('Enter');
    await expect(page.getByText('3 items assigned to Checker Varga')).toBeVisible();
    await expect(page.getByText('Nothing chosen')).toBeVisible();
    await expect(page.getByRole('cell', { name: 'Checker Varga' })).toHaveCount(3);
    await expect(page.getByRole('button', { name: 'Assign', exact: true })).toBeFocused();
  });

  await test.step('what is somebody’s is taken from them after a question, and given back', async () => {
    await page.getByRole('checkbox', { name: 'Choose all on this page' }).press('Space');
    await page.getByLabel('Assign to').selectOption('Owner Varga');
    await page.getByRole('button', { name: 'Assign', exact: true }).press('Enter');
    const question = page.getByRole('dialog', { name: 'Assign 4 items to Owner Varga?' });
    await expect(question).toContainText('3 of them are assigned to others');
    await expectAccessible(page);
    await question.getByRole('button', { name: 'Assign 4 items' }).press('Enter');
    await expect(question).toHaveCount(0);
    // It stays for as long as it has the focus.
    const undo = page
      .getByRole('dialog', { name: /^4 items assigned/ })
      .getByRole('button', { name: 'Undo' });
    await undo.focus();
    await expect(page.getByRole('cell', { name: 'Owner Varga' })).toHaveCount(4);
    await undo.press('Enter');
    await expect(page.getByText('Undone.').first()).toBeVisible();
    await expect(page.getByRole('cell', { name: 'Checker Varga' })).toHaveCount(3);
    await expect(page.getByRole('cell', { name: 'Nobody' })).toHaveCount(1);
  });

  await test.step('what waits leads to its card, where it is seen to by keys, and back to its row', async () => {
    const mine = checker.page;
    await mine.reload();
    await expect(mine.getByRole('row')).toHaveCount(4);
    await expectAccessible(mine);
    await mine.keyboard.press('j');
    await mine.keyboard.press('j');
    await expect(mine.getByRole('link', { name: WORDS[1] ?? '' })).toBeFocused();
    await mine.keyboard.press('Enter');
    await expect(openCard(mine)).toContainText(WORDS[1] ?? '');
    await expect(openCard(mine)).toBeFocused();
    await mine.keyboard.press('v');
    await expect(mine.getByRole('combobox', { name: 'Status' })).toBeFocused();
    await mine.goBack();
    await expect(mine.getByRole('link', { name: WORDS[1] ?? '' })).toBeFocused();
    await mine.getByRole('link', { name: 'Overview', exact: true }).press('Enter');
    await expect(mine.getByRole('main')).toBeFocused();
  });

  await test.step('the load is counted', async () => {
    await page.getByRole('link', { name: 'Load', exact: true }).click();
    await expect(
      page
        .getByRole('row', { name: /Checker Varga/ })
        .getByRole('cell')
        .first(),
    ).toHaveText('3');
    await expectAccessible(page);
    await page.getByRole('link', { name: '3 open items of Checker Varga' }).click();
    await expect(page.getByRole('checkbox', { name: /^Choose (?!all)/ })).toHaveCount(3);
  });
});
