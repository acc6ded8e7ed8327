import { expect, type Page } from '@playwright/test';
import { paper } from './desk';

/** An article with lines that are told apart by their first words. */
export const ARTICLE = [
  'Mill to reopen',
  'The mill at Orsk grinds again from 2 May, the parish said on Tuesday.',
  'It stood still for three years. “We kept the stones dry,” said Ana Orlu.',
  'The roof cost 9.4 million crowns, the parish said.',
  'Nobody has counted the swallows under it.',
].join('\n\n');

/** Goes to the desk of an article and waits for its text. */
export async function openDesk(page: Page, articleId: string, origin = ''): Promise<void> {
  await page.goto(`${origin}/articles/${articleId}`);
  await expect(paper(page)).toContainText('Mill to reopen');
}

/** Chooses a mode of the desk. */
export async function chooseMode(page: Page, mode: 'Check' | 'Edit' | 'Read'): Promise<void> {
  await page.getByRole('button', { name: mode, exact: true }).click();
  await expect(page.getByRole('button', { name: mode, exact: true })).toHaveAttribute('aria-pressed', 'true');
}

/** The text's paragraphs, as they are shown. */
export async function paragraphs(page: Page): Promise<string[]> {
  return await paper(page).evaluate((root) =>
    [...root.querySelectorAll('[data-block]')].map((block) => {
      const copy = block.cloneNode(true) as Element;
      for (const caret of copy.querySelectorAll('.cursor')) caret.remove();
      return copy.textContent ?? '';
    }),
  );
}

/** The words that are drawn as annotated, in order; other marks cut them into pieces. */
export async function annotatedWords(page: Page): Promise<string> {
  return (await paper(page).locator('[data-annotations]').allTextContents()).join('');
}
