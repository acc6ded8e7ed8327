import type { Page } from '@playwright/test';
import { importText, paper, selectWords } from './support/desk';
import { expect, expectAccessible, test } from './support/test';
import { ARTICLE } from './support/writing';

const STATEMENT = 'The roof cost 9.4 million crowns.';

/** Nothing reaches over the side of a telephone's screen. */
async function expectNarrow(page: Page): Promise<void> {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  if (size) await page.setViewportSize(size);
}

/** Marks words by the key of a kind, once they are chosen, or as soon as they are selected. */
async function markWords(page: Page, key: string, words: string, atOnce = false): Promise<void> {
  await selectWords(page, words);
  const bar = page.getByRole('toolbar', { name: 'Mark the chosen words as' });
  if (!atOnce) await expect(bar.getByRole('button').first()).toBeEnabled();
  await page.keyboard.press(key);
  await expect(page.getByRole('region', { name: 'This mark' }).getByText(words)).toBeVisible();
}

/** How many marks of each kind are drawn on the paper. */
async function drawnMarks(page: Page): Promise<Record<string, number>> {
  return await page.evaluate(() =>
    Object.fromEntries(
      [...CSS.highlights]
        .filter(([name]) => name.startsWith('mark-'))
        .map(([name, { size }]) => [name, size]),
    ),
  );
}

async function finish(page: Page, says: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Finish marking' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Finish marking?' });
  await expect(dialog).toContainText(says);
  await dialog.getByRole('button', { name: 'Finish', exact: true }).press('Enter');
  await expect(dialog).toHaveCount(0);
  // What comes in the place of the text has the focus.
  await expect(page.getByRole('main')).toBeFocused();
}

test('two people mark an article without seeing each other, a third decides, and both see it', async ({
  world,
}) => {
  test.slow();
  const { people } = await world.newTeam('owner', 'checker', 'editor');
  const { owner, checker, editor } = people;
  const articleId = await importText(owner.page, ARTICLE);
  const list = `/articles/${articleId}/double-check`;

  await test.step('the chief asks two people', async () => {
    const { page } = owner;
    await page.goto('/articles');
    await page.getByRole('button', { name: 'More for Mill to reopen' }).click();
    await page.getByRole('menuitem', { name: 'Double check' }).click();
    await expect(page.getByText(/^Nobody has checked this article independently yet/)).toBeVisible();
    await expectAccessible(page);
    await expectNarrow(page);
    await page.getByRole('button', { name: 'Ask for a double check' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Ask for a double check' });
    await expect(dialog.getByLabel('First checker')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Ask for a double check' })).toBeFocused();
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Ask both' }).press('Enter');
    await expect(dialog.getByText('Choose two people.')).toBeVisible();
    await dialog.getByLabel('First checker').selectOption('Checker Varga');
    await dialog.getByLabel('Second checker').selectOption('Editor Varga');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Ask both' }).press('Enter');
    await expect(page.getByText('Checker Varga and Editor Varga are marking')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('the first marks, with keys and without', async () => {
    const { page } = checker;
    await page.goto('/work');
    const waiting = page.getByRole('region', { name: 'Double checks that wait for you' });
    await expect(waiting).toContainText('Mark it for yourself, and finish');
    await expectAccessible(page);
    await waiting.getByRole('link', { name: 'Mill to reopen' }).press('Enter');
    await expect(paper(page)).toContainText('Mill to reopen');
    await expect(page.getByText(/^None yet\./)).toBeVisible();
    await expectAccessible(page);
    await markWords(page, 'c', 'three years');
    await markWords(page, 'c', '9.4 million crowns', true);
    const form = page.getByRole('region', { name: 'This mark' });
    await page.keyboard.press('v');
    await expect(form.getByLabel('Status')).toBeFocused();
    await form.getByLabel('Status').selectOption('Verified');
    await form.getByLabel('Verdict').selectOption('Accurate');
    await form.getByLabel('What it says').fill(STATEMENT);
    // Back to the text, this sentence, and the next.
    await page.keyboard.press('Escape');
    await page.keyboard.press('.');
    await page.keyboard.press('.');
    await page.keyboard.press('x');
    await expect(form.getByLabel('Kind')).toHaveValue('cleared');
    await expect.poll(() => drawnMarks(page)).toEqual({ 'mark-claim': 2, 'mark-cleared': 1 });
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await expectAccessible(page);
    await expectNarrow(page);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Your marks (3)' })).toBeVisible();
  });

  await test.step('the second sees nothing of it, and marks', async () => {
    const { page } = editor;
    await page.goto('/inbox');
    await page.getByRole('link', { name: /asks you for an independent double check/ }).press('Enter');
    await expect(page.getByRole('heading', { name: 'Your marks (0)' })).toBeVisible();
    await markWords(page, 'c', '9.4 million crowns');
    await page.getByRole('region', { name: 'This mark' }).getByLabel('Status').selectOption('Needs source');
    await page.keyboard.press('Escape');
    await markWords(page, 'c', 'three years');
    await markWords(page, 'e', 'Ana Orlu');
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    expect(await page.content()).not.toContain(STATEMENT);
    await finish(page, /You made 3 marks\. \d sentences are untouched, of \d\./);
    await expect(page.getByText(/^You have finished, with 3 marks\./)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Take it back and go on marking' }).press('Enter');
    await expect(page.getByRole('heading', { name: 'Your marks (3)' })).toBeVisible();
    await finish(page, /You made 3 marks/);
    await expect(page.getByText(/^You have finished/)).toBeVisible();
  });

  await test.step('nobody else sees a mark before both have finished', async () => {
    await owner.page.goto(list);
    await expect(owner.page.getByText('Checker Varga is marking')).toBeVisible();
    await owner.page.getByRole('link', { name: /^Open/ }).click();
    await expect(owner.page.getByText(/^Two people are marking this article/)).toBeVisible();
    expect(await owner.page.content()).not.toContain(STATEMENT);
    await finish(checker.page, /You made 3 marks/);
    await expect(checker.page.getByRole('heading', { name: 'How far they agree' })).toBeVisible();
    await expect(checker.page.getByRole('button', { name: /^As / })).toHaveCount(0);
  });

  await test.step('the third compares and decides, by keys', async () => {
    const { page } = owner;
    // Their page was there before both were done, and shows it by itself.
    await expect(page.getByText('4 rows, 3 differences · 0 decided')).toBeVisible();
    const rows = page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3 }) });
    await expect(rows.getByRole('heading')).toHaveText([
      'Both agree',
      'Only Editor Varga',
      'Differ in status and verdict',
      'Only Checker Varga',
    ]);
    await expectAccessible(page);
    await expectNarrow(page);
    await page.getByRole('button', { name: 'Take the one that both agree on' }).press('Enter');
    await expect(page.getByText('1 decided', { exact: false })).toBeVisible();
    await expect(checker.page.getByText('1 decided', { exact: false })).toBeVisible();
    await page.getByLabel('Differences only').check();
    await expect(rows).toHaveCount(3);
    await page.keyboard.press('j');
    await expect(rows.nth(0)).toBeFocused();
    // Nothing, as the first of the two.
    await page.keyboard.press('1');
    await expect(rows.nth(0)).toContainText('Nothing is marked there.');
    await expect(rows.nth(1)).toBeFocused();
    await rows.nth(1).getByLabel('Why (if need be)').fill('The parish has no bill.');
    await rows
      .nth(1)
      .getByRole('button', { name: /^As Editor Varga/ })
      .press('Enter');
    await expect(rows.nth(1)).toContainText('Decided as Editor Varga has it, by Owner Varga.');
    await expect(rows.nth(2)).toBeFocused();
    await page.keyboard.press('3');
    const dialog = page.getByRole('dialog', { name: 'Decide otherwise' });
    await dialog.getByLabel('Kind').selectOption('Entity check');
    await dialog.getByLabel('Status').selectOption('In progress');
    await dialog.getByLabel('Why').fill('Birds to be counted.');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Decide', exact: true }).press('Enter');
    await expect(rows.nth(2)).toContainText('Decided otherwise, by Owner Varga.');
    await expect(page.getByText('Everything is decided.')).toBeVisible();
    await page.getByRole('button', { name: 'Close the double check' }).press('Enter');
    await expect(page.getByText('Decided, closed by Owner Varga')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('both see what was decided, and what came of it', async () => {
    for (const { page } of [checker, editor]) {
      await page.goto(list);
      await page.getByRole('link', { name: /^Open/ }).click();
      await expect(page.getByText('The parish has no bill.')).toBeVisible();
      await expect(page.getByText(STATEMENT)).toBeVisible();
      await expect(page.getByText('Decided otherwise, by Owner Varga.', { exact: false })).toBeVisible();
    }
    await checker.page.getByRole('link', { name: 'What came of it' }).nth(1).click();
    await expect(checker.page.locator('.card-full')).toContainText('Needs source');
    await expect(checker.page.locator('.card-full')).toContainText('Independent double check');
  });
});
