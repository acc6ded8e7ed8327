import type { Locator, Page } from '@playwright/test';
import { createSource } from '@/lib/sources/commands/create-source';
import { newId } from '@/lib/ids';
import { buildSource } from '../../prisma/factories/sources';
import { expect, expectAccessible, test } from './support/test';

const TITLE = 'Minutes of the harbour committee';
const PASTED = 'The committee met on Tuesday.\n\nThe outer wall will cost 4.2 million.\n\nNobody was asked.';
const BIBLIOGRAPHY = `@report{minutes, title={${TITLE}}, date={2026-03-14}}
@article{wall, title={港湾委員会の議事録}, author={王, 小明}, date={2025-11-02}, mood={grim}}
@book{broken, title={Never closed`;

/** Goes to a control by the Tab key alone, and sees that it is reached, framed and nowhere hidden. */
async function reach(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let step = 0; step < 90; step += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(control).toBeFocused();
  await expect(control).toHaveCSS('outline-style', /solid|auto/);
  await expect(control).toBeInViewport();
}

async function press(page: Page, control: Locator, key = 'Enter'): Promise<void> {
  await reach(page, control);
  await page.keyboard.press(key);
}

async function addByHand(page: Page): Promise<void> {
  await press(page, page.getByRole('link', { name: 'New source' }));
  await reach(page, page.getByRole('textbox', { name: 'Title', exact: true }));
  await page.keyboard.type(TITLE);
  await reach(page, page.getByRole('combobox', { name: 'Kind' }));
  await page.keyboard.type('Report');
  await reach(page, page.getByRole('textbox', { name: 'Published' }));
  await page.keyboard.type('2026-03-14');
}

test('the library is worked in by keyboard alone', async ({ world }) => {
  test.slow();
  const { people } = await world.newTeam('checker');
  const { page } = people.checker;
  const toLibrary = () => press(page, page.getByRole('link', { name: 'Sources', exact: true }));
  const heading = page.getByRole('heading', { level: 1 });

  await test.step('a source is added by hand', async () => {
    await page.goto('/sources');
    await expect(page.getByText('There is no source yet.')).toBeVisible();
    await expectAccessible(page);
    await addByHand(page);
    await expectAccessible(page);
    // A form is sent by Enter in any of its fields.
    await page.keyboard.press('Enter');
    await expect(heading).toHaveText(TITLE);
    await expectAccessible(page);
  });

  await test.step('what opens in place takes the focus, and gives it back', async () => {
    for (const name of ['Edit source', 'Say where it comes from', 'Restrict it']) {
      await press(page, page.getByRole('button', { name }));
      await expect(page.locator('form :focus')).toBeVisible();
      await press(page, page.getByRole('button', { name: 'Cancel' }));
      await expect(page.getByRole('button', { name })).toBeFocused();
    }
  });

  await test.step('a copy is kept by paste, and words are found in it', async () => {
    const open = page.getByRole('region', { name: 'Copies' }).getByRole('button', { name: 'Keep a copy' });
    const dialog = page.getByRole('dialog', { name: 'Keep a copy' });
    await press(page, open);
    await expect(dialog.locator(':focus')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(open).toBeFocused();
    await page.keyboard.press('Enter');
    await press(page, dialog.getByRole('radio', { name: 'A file' }), 'ArrowDown');
    await expect(dialog.getByRole('radio', { name: 'Pasted text' })).toBeChecked();
    await reach(page, dialog.getByRole('textbox', { name: 'Text' }));
    await page.keyboard.insertText(PASTED);
    await expectAccessible(page);
    await press(page, dialog.getByRole('button', { name: 'Keep a copy' }));
    await expect(dialog).toBeHidden();
    await expect(open).toBeFocused();

    const check = page.getByRole('button', { name: 'Check all' });
    await press(page, check);
    await expect(page.getByText('is as it was kept')).toBeVisible();
    await expect(check).toBeFocused();
    await press(page, page.getByRole('link', { name: 'Copy 1' }));
    await expect(heading).toContainText('Copy 1 of');
    await page.keyboard.press('/');
    const find = page.getByRole('searchbox', { name: 'Find in the copy' });
    await expect(find).toBeFocused();
    await page.keyboard.type('MILLION');
    await page.keyboard.press('Enter');
    await expect(page.getByText('1 of 1')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(find).toBeFocused();
    await expect(find).toHaveValue('');
    await expectAccessible(page);
  });

  await test.step('two that are the same are merged, and stand apart again', async () => {
    await toLibrary();
    await expect(page.getByRole('row', { name: new RegExp(TITLE) })).toHaveCount(1);
    await expectAccessible(page);
    await addByHand(page);
    await press(page, page.getByRole('button', { name: 'Add source' }));
    await expect(heading).toHaveText(TITLE);
    await toLibrary();
    await press(page, page.getByRole('link', { name: 'Duplicates' }));
    await expect(heading).toHaveText('Duplicates');
    await expectAccessible(page);
    await press(page, page.getByRole('link', { name: 'Compare and merge' }));
    await expect(heading).toHaveText('Merge two sources');
    await expectAccessible(page);
    await press(page, page.getByRole('button', { name: 'Merge them' }));
    await expect(heading).toHaveText(TITLE);
    await press(page, page.getByRole('button', { name: 'Undo merge' }));
    const told = page.getByText(`“${TITLE}” stands again as it was.`);
    await expect(told).toBeFocused();
    await expectAccessible(page);
  });

  await test.step('a bibliography comes in', async () => {
    await toLibrary();
    await press(page, page.getByRole('link', { name: 'Import', exact: true }));
    await expect(heading).toHaveText('Import sources');
    await expectAccessible(page);
    await reach(page, page.getByRole('button', { name: 'Choose a file' }));
    const file = {
      name: 'wall.bib',
      mimeType: 'application/x-bibtex',
      buffer: Buffer.from(BIBLIOGRAPHY),
    };
    await page.getByLabel('File of entries').setInputFiles(file);
    await expect(heading.getByText('Check before import')).toBeFocused();
    await expect(page.getByText('1 of 3 come in')).toBeVisible();
    await expectAccessible(page);
    await press(page, page.getByRole('checkbox', { name: TITLE }), 'Space');
    await expect(page.getByText('2 of 3 come in')).toBeVisible();
    await page.keyboard.press('Space');
    await press(page, page.getByRole('button', { name: 'Import' }));
    await expect(heading.getByText('1 source added')).toBeFocused();
    await expect(page.getByRole('textbox', { name: 'Broken entries' })).toHaveValue(/Never closed/);
    await expectAccessible(page);
    await press(page, page.getByRole('main').getByRole('link', { name: 'All sources' }));
  });

  await test.step('it is found in its own script, and the list is narrowed', async () => {
    await reach(page, page.getByRole('searchbox', { name: /^Search sources/ }));
    await page.keyboard.insertText('港湾委員');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/search=/);
    await expect(page.getByRole('rowheader')).toHaveCount(1);
    await press(page, page.getByRole('button', { name: 'Clear' }));
    await expect(page.getByRole('rowheader')).toHaveCount(3);
    const year = page.getByRole('spinbutton', { name: 'From year' });
    await reach(page, year);
    await page.keyboard.type('2026');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('rowheader')).toHaveCount(2);
    await expect(year).toBeFocused();
    await press(page, page.getByRole('button', { name: 'Export' }));
    await expect(page.getByRole('menuitem', { name: 'CSL-JSON' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Export' })).toBeFocused();
  });
});

test('long, right-to-left and CJK titles overflow nowhere, and the next page begins at its start', async ({
  world,
}) => {
  const { workspaceId, people } = await world.newTeam('checker');
  const { page, userId } = people.checker;
  const titles = [
    'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenberechnungsgrundlagenverordnung'.repeat(2),
    'محضر اجتماع لجنة الميناء حول رصيف الصيادين وتكاليف إعادة البناء (2024) and the annex B',
    '关于外港防波堤修复工程预算及渔民意见的会议记录与附件说明（第三次修订稿）',
  ];
  for (let index = 0; index < 54; index += 1) {
    const title = `${titles[index % titles.length] ?? ''} ${index}`;
    const url = `https://harbour.saltmere.example/${index}`;
    const input = buildSource({ id: newId(), title, url, canonicalUrl: url });
    await createSource({ workspaceId, userId, role: 'checker' }, input);
  }
  for (const width of [1440, 390]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 844 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto('/sources');
      await expect(page.getByRole('rowheader')).toHaveCount(50);
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      await expectAccessible(page);
    }
  }
  await press(page, page.getByRole('link', { name: 'Next page' }));
  await expect(page.getByRole('rowheader')).toHaveCount(4);
  await expect(page.getByText('Start of the list')).toBeFocused();
});
