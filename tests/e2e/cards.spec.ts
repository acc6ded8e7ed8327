import type { Page } from '@playwright/test';
import { expectSaved, importText, mark, openCard, paper, selectWords } from './support/desk';
import { expect, test } from './support/test';
import { ARTICLE, chooseMode, openDesk } from './support/writing';

/** An article with three claims near its top, and one below that lost its place. */
async function openWithLostPlace(page: Page): Promise<void> {
  await openDesk(page, await importText(page, ARTICLE));
  for (const words of ['The mill at Orsk', 'grinds again', 'on Tuesday', 'Nobody has counted']) {
    await mark(page, 'c', words);
  }
  await expectSaved(page);
  await chooseMode(page, 'Edit');
  await selectWords(page, 'Nobody has counted the swallows under it.');
  await page.keyboard.press('Delete');
  await expect(page.getByText('Lost their place')).toBeVisible();
  await chooseMode(page, 'Check');
}

/** From the lower edge of what stays at the top to the upper edge of the highest card, or of the open one. */
async function roomAbove(page: Page, which: '.placed' | '.card-full'): Promise<number> {
  return await page.evaluate((selector) => {
    const tops = [...document.querySelectorAll(selector)].map((card) => card.getBoundingClientRect().top);
    return Math.min(...tops) - (document.querySelector('.side-head')?.getBoundingClientRect().bottom ?? 0);
  }, which);
}

test.describe('cards', () => {
  test('none lies under what lost its place, whichever is open', async ({ world }) => {
    const { people } = await world.newTeam('owner');
    const { page } = people.owner;
    await openWithLostPlace(page);
    for (const words of ['The mill at Orsk', 'grinds again', 'on Tuesday']) {
      await paper(page).locator('[data-annotations]', { hasText: words }).first().click();
      await expect(openCard(page)).toContainText(words);
      await expect.poll(() => roomAbove(page, '.placed')).toBeGreaterThanOrEqual(0);
    }
  });

  test('the open one of a narrow screen stands just below what stays at the top', async ({ world }) => {
    const { people } = await world.newTeam('owner');
    const { page } = people.owner;
    await openWithLostPlace(page);
    await page.setViewportSize({ width: 390, height: 844 });
    for (const words of ['on Tuesday', 'The mill at Orsk', 'grinds again']) {
      await paper(page).locator('[data-annotations]', { hasText: words }).first().click();
      await expect(openCard(page)).toContainText(words);
      await expect.poll(() => roomAbove(page, '.card-full')).toBeGreaterThanOrEqual(0);
      await expect.poll(() => roomAbove(page, '.card-full')).toBeLessThan(20);
    }
  });
});
