import { expect, type Locator, type Page } from '@playwright/test';
import { newId } from '@/lib/ids';

/** The article's text on the desk. */
export function paper(page: Page): Locator {
  return page.locator('.paper');
}

/** The card that is open. */
export function openCard(page: Page): Locator {
  return page.locator('.card-full');
}

/**
 * Selects the nth place of some words in the text as a mouse drag would leave them. The words must stand in one block.
 */
export async function selectWords(page: Page, words: string, nth = 0): Promise<void> {
  await paper(page).evaluate(
    (root, wanted) => {
      const blocks = [...root.querySelectorAll('h1, h2, h3, h4, p, figcaption, pre')];
      let left = wanted.nth;
      for (const block of blocks) {
        const text = block.textContent ?? '';
        for (let at = text.indexOf(wanted.words); at >= 0; at = text.indexOf(wanted.words, at + 1)) {
          if (left > 0) {
            left -= 1;
            continue;
          }
          const range = document.createRange();
          const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
          let seen = 0;
          const end = at + wanted.words.length;
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const length = node.textContent?.length ?? 0;
            if (at >= seen && at < seen + length) range.setStart(node, at - seen);
            if (end > seen && end <= seen + length) range.setEnd(node, end - seen);
            seen += length;
          }
          (root as HTMLElement).focus({ preventScroll: true });
          block.scrollIntoView({ block: 'center' });
          const selection = getSelection();
          selection?.removeAllRanges();
          selection?.addRange(range);
          // Just after it got the focus the editor may put back the selection that it knows: it hears of this one at once.
          document.dispatchEvent(new Event('selectionchange'));
          return;
        }
      }
      throw new Error(`The text does not hold: ${wanted.words}`);
    },
    { words, nth },
  );
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe(words);
}

/** Marks the nth place of some words by the key of a kind, and waits for its card. */
export async function mark(page: Page, key: string, words: string, nth = 0): Promise<Locator> {
  await selectWords(page, words, nth);
  await expect(page.getByRole('toolbar', { name: 'Mark the selection' })).toBeVisible();
  await page.keyboard.press(key);
  const card = openCard(page);
  await expect(card).toHaveCount(1);
  return card;
}

/** Where something stands once it glides no more. */
export async function restingPlace(locator: Locator) {
  let last: unknown;
  await expect
    .poll(async () => {
      const before = last;
      last = await locator.boundingBox();
      return JSON.stringify(last) === JSON.stringify(before);
    })
    .toBe(true);
  return await locator.boundingBox();
}

/** Everything that was done has reached the server. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(page.locator('[data-save="saved"]')).toBeVisible();
}

/** Brings a text in by the two requests of the import screen, and answers the article's id. */
export async function importText(page: Page, text: string): Promise<string> {
  const preview = await page.request.post('/api/import/preview', { data: { text } });
  expect(preview.ok(), await preview.text()).toBe(true);
  const { digest, fields } = (await preview.json()) as { digest: string; fields: unknown };
  const id = newId();
  const choices = { id, digest, fields, droppedBlocks: [] };
  const made = await page.request.post('/api/import', { data: { text, choices } });
  expect(made.status(), await made.text()).toBe(201);
  return id;
}

/** Adds the nth place of some words to the open annotation by a key, once the desk has seen the selection. */
export async function add(page: Page, key: string, words: string, nth = 0): Promise<void> {
  await selectWords(page, words, nth);
  await expect(page.getByRole('toolbar', { name: 'Mark the selection' })).toBeVisible();
  await page.keyboard.press(key);
  await expect(page.getByRole('toolbar', { name: 'Mark the selection' })).toHaveCount(0);
}
