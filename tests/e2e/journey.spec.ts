import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { readWord } from '../fixtures/export/read-word';
import { add, expectSaved, importText, mark, openCard, paper } from './support/desk';
import { expect, expectAccessible, test } from './support/test';

const LIGHTHOUSE = readFileSync(join(import.meta.dirname, '../fixtures/articles/lighthouse.txt'), 'utf8');
const PHOTO = 'Photo: Harbour archive, Velmar';

test('the main job: an article is marked, discussed by two people, and taken out', async ({ world }) => {
  test.slow();
  const { people } = await world.newTeam('owner', 'checker');
  const { page } = people.owner;
  const articleId = await importText(page, LIGHTHOUSE);
  await page.goto(`/articles/${articleId}`);
  await expect(paper(page)).toContainText('Orsk lighthouse to be moved inland');
  await expectAccessible(page);

  await test.step('a discontinuous quote with cue and speaker', async () => {
    await mark(page, 'q', '"We can move the tower or we can watch it fall,"');
    await add(page, '1', '"Nobody on this coast wants to watch."');
    await add(page, '2', 'said', 1);
    await add(page, '3', 'Ilse Maren');
    const card = openCard(page);
    await expect(card).toContainText('2 parts');
    await expect(card.getByLabel('Speaker', { exact: true })).toHaveValue('Ilse Maren');
    await expectSaved(page);
  });

  await test.step('wire credit, observers and media reports as attributions', async () => {
    for (const words of ['(Estwire)', 'Observers said', 'Media reports']) {
      const card = await mark(page, 'a', words);
      await expect(card).toContainText(words);
    }
    await openCard(page).getByLabel('Add a flag').selectOption('Vague attribution');
    await expect(openCard(page)).toContainText('Vague attribution');
  });

  await test.step('five claims, two of them over quotes', async () => {
    await mark(page, 'q', '"The sea keeps its own calendar,"');
    for (const words of [
      'two storms took nine metres of the cliff in one month',
      'built in 1888, weighs about 1,900 tonnes',
      '21.5 million crowns, nearly twice what the board set aside in 2024',
      'we can watch it fall',
      'keeps its own calendar',
    ]) {
      await mark(page, 'c', words);
    }
    await openCard(page)
      .getByLabel('Statement', { exact: true })
      .fill('The tides at Orsk follow no timetable.');
    await openCard(page).getByLabel('Status').selectOption('Needs source');
    await expectSaved(page);
  });

  await test.step('both identical photo lines, separately', async () => {
    await mark(page, 'a', PHOTO, 0);
    await mark(page, 'a', PHOTO, 1);
    await expectSaved(page);
  });

  await test.step('two sources, one made in place and one found again', async () => {
    await page
      .getByRole('button', { name: /^Claim.*nine metres/ })
      .first()
      .click();
    await openCard(page).getByRole('button', { name: 'Link source' }).click();
    const form = page.getByRole('form', { name: 'Link a source' });
    await form.getByPlaceholder(/Search the library/).fill('Cliff survey 2026');
    await form.getByRole('button', { name: /New source/ }).click();
    await form.getByLabel('Outlet').fill('Velmar Survey Office');
    await form.getByLabel('Date').fill('2026-03-02');
    await form.getByLabel('Place in it').selectOption('Page');
    await form.getByLabel('Which').fill('12');
    await form.getByLabel('Excerpt').fill('Nine metres were lost between 3 and 28 February.');
    await form.getByRole('button', { name: 'Link source' }).click();
    await expect(openCard(page).getByRole('region', { name: 'Evidence' })).toContainText('Cliff survey 2026');
    await expectSaved(page);

    await page
      .getByRole('button', { name: /^Claim.*1,900 tonnes/ })
      .first()
      .click();
    await openCard(page).getByRole('button', { name: 'Link source' }).click();
    await form.getByPlaceholder(/Search the library/).fill('cliff SURVEY');
    await form.getByRole('button', { name: /Cliff survey 2026/ }).click();
    await form.getByLabel('This source').selectOption('Contradicts it');
    await form.getByRole('button', { name: 'Link source' }).click();
    await expect(openCard(page).getByRole('region', { name: 'Evidence' })).toContainText(/contradicts/i);
    await expectSaved(page);
  });

  await test.step('the second person answers and resolves', async () => {
    await openCard(page).getByLabel('Reply').fill('Is the weight **with** the lantern?');
    await openCard(page).getByRole('button', { name: 'Send' }).click();
    await expectSaved(page);
    const annotation = await openCard(page).getAttribute('data-card');

    const other = people.checker.page;
    await other.goto(`/articles/${articleId}?annotation=${annotation ?? ''}`);
    await expect(openCard(other)).toContainText('Is the weight with the lantern?');
    await openCard(other).getByLabel('Reply').fill('Without. The lantern is 40 tonnes more.');
    await other.keyboard.press('Control+Enter');
    await expect(openCard(other)).toContainText('Without. The lantern is 40 tonnes more.');
    await openCard(other).getByRole('button', { name: 'Resolve' }).click();
    await expect(openCard(other)).toContainText('Resolved by Checker Varga');
    await expectSaved(other);
    await expectAccessible(other);

    await page.reload();
    await page
      .getByRole('button', { name: /^Claim.*1,900 tonnes/ })
      .first()
      .click();
    await expect(openCard(page)).toContainText('Resolved by Checker Varga');
  });

  await test.step('the sources, each with where it is used, in light and dark', async () => {
    await page.goto('/sources');
    await expect(page.getByRole('link', { name: 'Cliff survey 2026' })).toBeVisible();
    await expectAccessibleInBoth(page);
    await page.getByRole('link', { name: 'Cliff survey 2026' }).click();
    await expect(page.getByRole('region', { name: 'Where it is used' }).getByRole('listitem')).toHaveCount(2);
    await expectAccessibleInBoth(page);
    await page.goto('/sources/new');
    await expect(page.getByRole('heading', { name: 'New source' })).toBeVisible();
    await expectAccessibleInBoth(page);
    await page.goto(`/articles/${articleId}`);
  });

  await test.step('on real paper, numbered notes instead of cards', async () => {
    await expect(page.locator('[data-card]').first()).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    const notes = page.getByRole('region', { name: 'Notes' }).getByRole('listitem');
    await expect(notes.filter({ hasText: '1,900 tonnes' })).toContainText(/contradicts: .*Cliff survey 2026/);
    await expect(paper(page).locator('[data-numbers]').last()).toBeVisible();
    await expect(page.locator('[data-card]').first()).toBeHidden();
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await page.emulateMedia({ media: 'screen' });
    await expect(notes).toHaveCount(0);
    await expect(paper(page).locator('[data-numbers]')).toHaveCount(0);
  });

  await test.step('all formats', async () => {
    const open = async (format: string) => {
      const answer = await page.request.get(`/api/articles/${articleId}/export/${format}`);
      expect(answer.status()).toBe(200);
      expect(answer.headers()['content-disposition']).toContain('attachment');
      return await answer.body();
    };
    const w3c = (await open('w3c')).toString('utf8');
    const photos = [...w3c.matchAll(/"exact":\s*"Photo: Harbour archive, Velmar"/g)];
    expect(photos).toHaveLength(2);
    const markdown = (await open('markdown')).toString('utf8');
    expect(markdown.match(/Photo: Harbour archive, Velmar\s?\[\^a\d+\]/g)).toHaveLength(2);
    expect(markdown).toContain('Cliff survey 2026');
    expect((await open('csv')).subarray(0, 2).toString('latin1')).toBe('PK');
    const word = readWord(await open('docx'));
    expect(word.text).toContain('Photo: Harbour archive, Velmar');
    expect(word.comments.filter(({ words }) => words === 'Photo: Harbour archive, Velmar')).toHaveLength(2);
    expect(word.comments.flatMap(({ lines }) => lines).join('\n')).toContain('Cliff survey 2026');
    await page.getByRole('button', { name: 'Export' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: /Markdown/ }).click();
    expect((await download).suggestedFilename()).toMatch(/\.md$/);
  });
});

async function expectAccessibleInBoth(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectAccessible(page);
  }
}

test('the keyboard alone is enough', async ({ world }) => {
  const { people } = await world.newTeam('owner');
  const { page } = people.owner;
  const articleId = await importText(page, LIGHTHOUSE);
  await page.goto(`/articles/${articleId}`);
  await expect(page.getByText(/of \d+ sentences read/)).toBeVisible();
  await expect(page.getByText(/^Nothing is marked yet/)).toBeVisible();

  await test.step('reach the text, select a sentence, make a claim and write its statement', async () => {
    for (let presses = 0; presses < 40; presses += 1) {
      if (await paper(page).evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await expect(paper(page)).toBeFocused();
    await page.keyboard.press('g');
    await page.keyboard.press('x');
    await expect(page.getByText(/^1 of \d+ sentences read/)).toBeVisible();
    await page.keyboard.press('.');
    await page.keyboard.press('c');
    await expect(openCard(page)).toHaveCount(1);
    await page.keyboard.press('Enter');
    await page.keyboard.press('v');
    await expect(openCard(page).getByLabel('Status')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(paper(page)).toBeFocused();
  });

  await test.step('undo and do again', async () => {
    await page.keyboard.press('Control+z');
    await expect(openCard(page)).toHaveCount(0);
    await page.keyboard.press('Control+Shift+z');
    await expect(page.locator('[data-card]')).toHaveCount(1);
  });

  await test.step('find, and see all keys', async () => {
    await page.keyboard.press('/');
    await expect(
      page.getByRole('textbox', { name: 'Find in the text' }).or(page.getByRole('searchbox')),
    ).toBeFocused();
    await page.keyboard.type('Renée');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect(paper(page)).toBeFocused();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: 'Keys' })).toHaveCount(0);
  });

  await test.step('nothing typed changes the text', async () => {
    const before = await paper(page).innerText();
    await paper(page).focus();
    await page.keyboard.type('zzz');
    await page.keyboard.insertText('pasted');
    await page.keyboard.press('Enter');
    expect(await paper(page).innerText()).toBe(before);
  });
});
