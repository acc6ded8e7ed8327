import type { Page } from '@playwright/test';
import { makeArticle } from '../../prisma/factories/articles';
import { expectSaved, importText, mark, openCard, paper, selectWords } from './support/desk';
import { expect, expectAccessible, test } from './support/test';
import { annotatedWords, ARTICLE, chooseMode, openDesk } from './support/writing';

/** What stands in the cells of the text's one table, row by row. */
async function cells(page: Page): Promise<string[][]> {
  return await paper(page).evaluate((root) =>
    [...root.querySelectorAll('tr')].map((row) =>
      [...row.querySelectorAll('td, th')].map((cell) => {
        const copy = cell.cloneNode(true) as Element;
        for (const caret of copy.querySelectorAll('.cursor')) caret.remove();
        return copy.textContent ?? '';
      }),
    ),
  );
}

/** Does one thing of the table tools, and goes on writing. */
async function useTools(page: Page, act: string): Promise<void> {
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await page.getByRole('menuitem', { name: act, exact: true }).click();
  await expect(paper(page)).toBeFocused();
}

/** Takes back until the cells are these. They are what the key made of them at once: so nothing is taken back too much. */
async function undoTo(page: Page, wanted: string[][]): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Control+z');
    expect(await cells(page)).toEqual(wanted);
  }).toPass();
}

test('a table is put in, filled and changed by keys and tools; what is marked in a cell rides along', async ({
  world,
}) => {
  const { people } = await world.newTeam('owner', 'checker');
  const [writer, checker] = [people.owner.page, people.checker.page];
  const articleId = await importText(writer, ARTICLE);
  await openDesk(checker, articleId);
  await openDesk(writer, articleId);
  await chooseMode(writer, 'Edit');
  await selectWords(writer, 'The roof cost 9.4 million crowns, the parish said.');
  await writer.keyboard.press('ArrowLeft');
  await useTools(writer, 'Insert a table');

  const rows = [
    ['Year', 'Stones', 'Crowns'],
    ['2023', '40', '7 million'],
    ['2024', '52', '9 million'],
  ];
  for (const [index, words] of rows.flat().entries()) {
    if (index > 0) await writer.keyboard.press('Tab');
    await writer.keyboard.type(words);
  }
  await expect.poll(() => cells(writer)).toEqual(rows);
  await writer.keyboard.press('Shift+Tab');
  await writer.keyboard.press('Shift+Tab');
  await writer.keyboard.type(', spring');
  const filled = rows.with(2, ['2024, spring', '52', '9 million']);
  await expect.poll(() => cells(checker)).toEqual(filled);
  await expectSaved(writer);
  await expectAccessible(writer);

  await mark(checker, 'c', '9 million');
  await expectSaved(checker);
  await selectWords(writer, '2023');
  await writer.keyboard.press('ArrowLeft');
  await useTools(writer, 'Row above');
  const withRow = filled.toSpliced(1, 0, ['', '', '']);
  await expect.poll(() => cells(checker)).toEqual(withRow);
  await expect.poll(() => annotatedWords(checker)).toBe('9 million');
  await expect(openCard(checker)).not.toContainText(/stale|lost/i);

  await useTools(writer, 'Column before');
  const withColumn = withRow.map((row) => ['', ...row]);
  await expect.poll(() => cells(checker)).toEqual(withColumn);
  await undoTo(writer, withRow);
  await selectWords(writer, '2023');
  await writer.keyboard.press('ArrowLeft');
  await writer.keyboard.press('Shift+Tab');
  await useTools(writer, 'Delete row');
  await expect.poll(() => cells(checker)).toEqual(filled);
  await selectWords(writer, '52');
  await useTools(writer, 'Delete column');
  await expect.poll(() => cells(checker)).toEqual(filled.map((row) => row.toSpliced(1, 1)));
  await expect.poll(() => annotatedWords(checker)).toBe('9 million');
  await undoTo(writer, filled);
  await expect.poll(() => cells(checker)).toEqual(filled);

  // After the last cell Tab makes a row, and below the table one goes on writing.
  await selectWords(writer, '9 million');
  await writer.keyboard.press('ArrowRight');
  await writer.keyboard.press('Tab');
  await writer.keyboard.type('2025');
  await writer.keyboard.press('Control+Enter');
  await writer.keyboard.type('Later: ');
  await expect(paper(checker)).toContainText('Later: Nobody has counted');
  await expectSaved(writer);

  await checker.reload();
  await expect.poll(() => cells(checker)).toEqual([...filled, ['2025', '', '']]);
  await chooseMode(checker, 'Read');
  await expect(checker.getByRole('columnheader', { name: 'Crowns' })).toBeVisible();
  await expect(checker.getByRole('cell', { name: '9 million' })).toBeVisible();
  await chooseMode(checker, 'Check');
  await expect.poll(() => annotatedWords(checker)).toBe('9 million');
});

test('a table that is wider than a narrow page is reached and scrolled by keys, and written in by clicks', async ({
  world,
}) => {
  const { people, workspaceId } = await world.newTeam('owner');
  const { page, userId } = people.owner;
  const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
  const row = (type: string, words: string[]) => ({
    type: 'tableRow',
    content: words.map((text) => ({ type, content: [paragraph(text)] })),
  });
  const years = ['2019', '2020', '2021', '2022', '2023', '2024'];
  const table = {
    type: 'table',
    content: [
      row('tableHeader', ['Tide', ...years]),
      row('tableCell', ['High', ...years.map((year) => `in ${year}`)]),
    ],
  };
  const articleId = await makeArticle(
    { userId, workspaceId, role: 'owner' },
    {
      fields: { title: 'Mill to reopen' },
      doc: { type: 'doc', content: [paragraph('Mill to reopen'), table, paragraph('So far.')] },
    },
  );
  await openDesk(page, articleId);
  const box = page.getByRole('region', {
    name: 'Table “Tide, 2019, 2020, 2021, 2022, 2023, 2024”, scrolls sideways',
  });
  await expect(box).toHaveCount(0);

  await page.setViewportSize({ width: 390, height: 844 });
  await expect(box).toBeVisible();
  await expectAccessible(page);
  const scrolled = () => box.evaluate((element) => element.scrollLeft);
  await paper(page).focus();
  await page.keyboard.press('Tab');
  await expect(box).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect.poll(scrolled).toBeGreaterThan(100);
  await page.keyboard.press('Home');
  await expect.poll(scrolled).toBe(0);
  await page.keyboard.press('Shift+Tab');
  await expect(paper(page)).toBeFocused();

  await chooseMode(page, 'Edit');
  await expect(box).toBeVisible();
  await box.getByText('High').click();
  await expect(paper(page)).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.type(' water');
  await expect.poll(async () => (await cells(page))[1]?.[0]).toBe('High water');
  // From the box, whoever writes on writes in the text.
  await box.focus();
  await page.keyboard.type('s');
  await expect.poll(async () => (await cells(page))[1]?.[0]).toBe('High waters');
  await expectSaved(page);
  await expectAccessible(page);
});
