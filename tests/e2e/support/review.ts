import { expect, type Locator, type Page } from '@playwright/test';
import { expectSaved, paper, selectWords } from './desk';
import { chooseMode } from './writing';

/** The panel of the review, where it is open. */
export const panel = (page: Page) => page.getByRole('dialog', { name: 'Review', exact: true });
/** Where the article stands, as the desk's bar says it; behind an open window it has no role. */
export const stateOf = (page: Page) =>
  page.locator('button[aria-haspopup="dialog"]', { hasText: 'Review: ' });

/** The review as it stands now. */
export async function openReview(page: Page): Promise<Locator> {
  if (await panel(page).isVisible()) await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await stateOf(page).click();
  await expect(panel(page).getByRole('list', { name: 'The way of the article' })).toBeVisible();
  return panel(page);
}

/** Clears every sentence that nobody has read, of which there is one, by keys alone. */
export async function clearUnread(page: Page): Promise<void> {
  const known = () =>
    page
      .locator('.coverage-meter s')
      .evaluateAll((parts) =>
        parts.reduce((sum, part) => sum + Number.parseFloat((part as HTMLElement).style.width), 0),
      );
  await expect.poll(known).toBeLessThan(99.9);
  for (let before = await known(); before < 99.9; before = await known()) {
    await page.keyboard.press('g');
    await page.keyboard.press('x');
    await expect.poll(known).toBeGreaterThan(before);
  }
  await expectSaved(page);
}

/** Writes words in the place of others. */
export async function edit(page: Page, from: string, to: string): Promise<void> {
  await chooseMode(page, 'Edit');
  await selectWords(page, from);
  await page.keyboard.type(to);
  await expect(paper(page)).toContainText(to);
  await expectSaved(page);
  await chooseMode(page, 'Check');
}

/** Hands the article in. */
export async function handIn(page: Page): Promise<void> {
  const review = await openReview(page);
  await review.getByRole('button', { name: 'Hand in for review' }).click();
  await expect(stateOf(page)).toHaveText(/In review/);
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
}

/** Approves the version that was handed in. */
export async function approve(page: Page): Promise<void> {
  const review = await openReview(page);
  await review.getByRole('button', { name: 'Approve', exact: true }).click();
  await review.getByRole('button', { name: /^Approve version \d+$/ }).click();
  await expect(stateOf(page)).toHaveText(/Approved/);
}
