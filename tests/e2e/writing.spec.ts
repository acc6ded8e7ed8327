import type { Page } from '@playwright/test';
import { expectSaved, importText, mark, openCard, paper, restingPlace, selectWords } from './support/desk';
import { startProcess } from './support/process';
import { expect, expectAccessible, test } from './support/test';
import { annotatedWords, ARTICLE, chooseMode, openDesk, paragraphs } from './support/writing';

/** Presses a key until the text holds these words. It holds what the key did at once: so it is pressed not once too often. */
async function pressUntil(page: Page, key: string, words: string): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    expect(await paper(page).textContent()).toContain(words);
  }).toPass();
}

test.describe('writing in the text', () => {
  test('two people type in one paragraph, and each takes back what is their own', async ({ world }) => {
    const { people } = await world.newTeam('owner', 'editor');
    const [one, other] = [people.owner.page, people.editor.page];
    const articleId = await importText(one, ARTICLE);
    for (const page of [one, other]) {
      await openDesk(page, articleId);
      await chooseMode(page, 'Edit');
    }
    await expect(one.getByRole('list', { name: 'Also here' })).toContainText('Editor Varga, writing');
    await expectAccessible(one);
    await selectWords(one, 'Tuesday');
    await selectWords(other, 'grinds');
    await Promise.all([
      one.keyboard.type('Wednesday evening', { delay: 30 }),
      other.keyboard.type('will grind', { delay: 45 }),
    ]);
    const both = 'The mill at Orsk will grind again from 2 May, the parish said on Wednesday evening.';
    for (const page of [one, other]) await expect(paper(page)).toContainText(both);
    await expect(other.locator('.cursor')).toHaveAttribute('data-name', 'Owner Varga');

    // What was typed with a pause in between is taken back in parts.
    const mine = 'The mill at Orsk will grind again from 2 May, the parish said on Tuesday.';
    await pressUntil(one, 'Control+z', mine);
    await expect(paper(other)).toContainText(mine);
    await pressUntil(one, 'Control+Shift+z', both);
    await expect(paper(other)).toContainText(both);
    await expectSaved(one);
    await expectSaved(other);
    await expect.poll(() => paragraphs(other)).toEqual(await paragraphs(one));
    await one.reload();
    await expect(paper(one)).toContainText(both);
  });

  test('a check goes stale when its words change, and stands again when they are confirmed', async ({
    world,
  }) => {
    const { people } = await world.newTeam('owner', 'checker');
    const [writer, checker] = [people.owner.page, people.checker.page];
    const articleId = await importText(writer, ARTICLE);
    await openDesk(checker, articleId);
    const card = await mark(checker, 'c', 'The roof cost 9.4 million crowns');
    await card.getByLabel('Status').selectOption('verified');
    // Nothing is linked, so it takes a reason; by keyboard, as a check is made.
    const asking = checker.getByRole('dialog', {
      name: 'There is less evidence than this workspace asks for',
    });
    await expect(asking).toContainText('It needs one primary source or 3 independent secondary sources');
    await expect(asking.getByRole('textbox')).toBeFocused();
    await expectAccessible(checker);
    await checker.keyboard.type('The treasurer showed me the invoice.');
    await checker.keyboard.press('Tab');
    await checker.keyboard.press('Tab');
    await checker.keyboard.press('Enter');
    await expect(asking).toBeHidden();
    await expect(card.getByLabel('Status')).toHaveValue('verified');
    await expect(card).toContainText('The treasurer showed me the invoice.');
    await expectSaved(checker);
    await expect(card).not.toContainText('Stale');

    await openDesk(writer, articleId);
    await chooseMode(writer, 'Edit');
    // Before it, at its edges and after it: nothing of the kind.
    await selectWords(writer, 'The roof');
    await writer.keyboard.press('ArrowLeft');
    await writer.keyboard.type('Later: ');
    await selectWords(writer, 'crowns');
    await writer.keyboard.press('ArrowRight');
    await writer.keyboard.type(' in all');
    await expectSaved(writer);
    await expect(paper(checker)).toContainText(
      'Later: The roof cost 9.4 million crowns in all, the parish said.',
    );
    await expect(card).not.toContainText('Stale');
    await expect.poll(() => annotatedWords(checker)).toBe('The roof cost 9.4 million crowns');

    await selectWords(writer, '9.4');
    await writer.keyboard.type('9.5');
    await expect(card).toContainText('Stale');
    await expect(card).toContainText('The words changed after this was checked.');
    await expect(card.locator('del')).toContainText('9.4');
    await expect(card.locator('ins')).toContainText('9.5');
    await expectAccessible(checker);
    await card.getByRole('button', { name: /^Confirm/ }).click();
    await expect(card).not.toContainText('Stale');
    await expectSaved(checker);
    await checker.reload();
    await expect(checker.getByText('The roof cost 9.5 million crowns').first()).toBeVisible();
    await expect(checker.getByText('Stale')).toHaveCount(0);
  });

  test('a sentence that is deleted and brought back has its annotation again', async ({ world }) => {
    const { people } = await world.newTeam('owner', 'checker');
    const [writer, checker] = [people.owner.page, people.checker.page];
    const articleId = await importText(writer, ARTICLE);
    await openDesk(checker, articleId);
    await mark(checker, 'c', 'It stood still for three years.');
    await expectSaved(checker);
    await openDesk(writer, articleId);
    await expect(writer.locator('[data-annotations]').first()).toBeVisible();
    await chooseMode(writer, 'Edit');
    await selectWords(writer, 'It stood still for three years. ');
    await writer.keyboard.press('Delete');
    await expect(paper(checker)).not.toContainText('It stood still');
    await expect(checker.getByText('Lost their place')).toBeVisible();
    await expectSaved(writer);
    await writer.keyboard.press('Control+z');
    await expect.poll(() => annotatedWords(checker)).toBe('It stood still for three years.');
    await expect(checker.getByText('Lost their place')).toBeHidden();
  });

  test('a paragraph that is cut and pasted elsewhere takes its annotation along', async ({ world }) => {
    const { people } = await world.newTeam('owner');
    const { page } = people.owner;
    await people.owner.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const articleId = await importText(page, ARTICLE);
    await openDesk(page, articleId);
    await mark(page, 'c', '9.4 million crowns');
    await expectSaved(page);
    await chooseMode(page, 'Edit');
    await selectWords(page, 'The roof cost 9.4 million crowns, the parish said.');
    await page.keyboard.press('Control+x');
    await expectSaved(page);
    await expect(page.locator('[data-annotations]')).toHaveCount(0);
    await selectWords(page, 'Nobody has counted');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Control+v');
    await expect.poll(() => annotatedWords(page)).toBe('9.4 million crowns');
    await expectSaved(page);
    await page.reload();
    await expect.poll(() => annotatedWords(page)).toBe('9.4 million crowns');
  });

  test('what is selected by keys stays selected while another types', async ({ world }) => {
    const { people } = await world.newTeam('owner', 'editor');
    const [one, other] = [people.owner.page, people.editor.page];
    const articleId = await importText(one, ARTICLE);
    for (const page of [one, other]) {
      await openDesk(page, articleId);
      await chooseMode(page, 'Edit');
    }
    await selectWords(one, 'Nobody');
    await one.keyboard.press('ArrowLeft');
    await selectWords(other, 'Tuesday');
    const typed = 'Wednesday evening, when all the bells had rung';
    const select = async () => {
      for (let at = 0; at < 'Nobody has counted the swallows'.length; at++) {
        await one.keyboard.press('Shift+ArrowRight');
      }
    };
    await Promise.all([other.keyboard.type(typed, { delay: 20 }), select()]);
    await expect(paper(one)).toContainText(typed);
    expect(await one.evaluate(() => getSelection()?.toString())).toBe('Nobody has counted the swallows');
  });

  test('somebody who checks keeps their place, selection and open card while the text changes above', async ({
    world,
  }) => {
    const { people } = await world.newTeam('owner', 'checker');
    const [writer, checker] = [people.owner.page, people.checker.page];
    const long = [
      ARTICLE,
      ...Array.from({ length: 60 }, (_, index) => `Line ${index} of the tide table, read aloud.`),
    ].join('\n\n');
    const articleId = await importText(writer, long);
    await openDesk(checker, articleId);
    await mark(checker, 'c', 'Line 40 of the tide table');
    await openCard(checker).getByLabel('Statement', { exact: true }).fill('The table has forty lines.');
    await expectSaved(checker);
    const place = () => checker.locator('[data-annotations]').first().boundingBox();
    const before = await restingPlace(checker.locator('[data-annotations]').first());
    await openDesk(writer, articleId);
    await chooseMode(writer, 'Edit');
    await selectWords(writer, 'Nobody has counted');
    await writer.keyboard.type(
      'One day somebody will count, for the records of the parish and for their own joy,',
    );
    await writer.keyboard.press('Enter');
    await expectSaved(writer);
    await expect(paper(checker)).toContainText('One day somebody will count');
    await expect(openCard(checker).getByLabel('Statement', { exact: true })).toHaveValue(
      'The table has forty lines.',
    );
    await expect.poll(async () => Math.abs(((await place())?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(40);

    await test.step('and what others mark moves no card, until it is let in by a key or a pause', async () => {
      await mark(checker, 'n', 'Line 41 of the tide table');
      await expectSaved(checker);
      const above = checker.locator('.placed', { hasText: 'Line 40 of the tide table' });
      await expect(above).toBeVisible();
      const stood = await restingPlace(above);
      const cards = checker.locator('.placed');
      const waits = checker.getByText('1 new annotation', { exact: true });
      await chooseMode(writer, 'Check');
      await mark(writer, 'c', 'read aloud', 40);
      await expect(waits).toBeVisible();
      await expect(cards).toHaveCount(2);
      expect(await above.boundingBox()).toEqual(stood);
      await expectAccessible(checker);
      // Nothing comes in by itself while a field is open, where the key writes.
      await checker.keyboard.press('Escape');
      await checker.keyboard.press('Shift+R');
      await expect(cards).toHaveCount(3);
      await expect(waits).toBeHidden();
      await expect.poll(async () => (await above.boundingBox())?.y).toBeLessThan((stood?.y ?? 0) - 20);

      await selectWords(writer, 'tide table', 40);
      await expect(writer.getByRole('toolbar', { name: 'Mark the selection' })).toBeVisible();
      // Whoever presses a key now and then is there, however long it takes to come.
      await checker.keyboard.press('Shift');
      await writer.keyboard.press('q');
      await expect(async () => {
        await checker.keyboard.press('Shift');
        await expect(waits).toBeVisible({ timeout: 1_000 });
      }).toPass();
      await expect(cards).toHaveCount(4);
      await expect(waits).toBeHidden();
    });
  });

  test('what is written without a network waits, outlives the page, and arrives', async ({ world }) => {
    world.allowNoise(/ERR_INTERNET_DISCONNECTED|Failed to fetch/);
    const { people } = await world.newTeam('owner', 'editor');
    const { page, context } = people.owner;
    const other = people.editor.page;
    const articleId = await importText(page, ARTICLE);
    await openDesk(page, articleId);
    await openDesk(other, articleId);
    await chooseMode(page, 'Edit');
    await chooseMode(other, 'Edit');
    await context.setOffline(true);
    await selectWords(page, 'three years');
    await page.keyboard.type('four winters');
    await expect(page.locator('[data-save="offline"]')).toBeVisible();
    await selectWords(other, '9.4');
    await other.keyboard.type('9.5');
    await expectSaved(other);
    await context.setOffline(false);
    for (const each of [page, other]) {
      await expect(paper(each)).toContainText('It stood still for four winters.');
      await expect(paper(each)).toContainText('9.5 million crowns');
    }
    await expectSaved(page);

    // Closed without a network: a new page of the same person brings it back.
    await context.setOffline(true);
    await selectWords(page, 'swallows');
    await page.keyboard.type('bats');
    await expect(page.locator('[data-save="offline"]')).toBeVisible();
    page.on('dialog', (dialog) => void dialog.accept());
    const closed = page.waitForEvent('close');
    await page.close({ runBeforeUnload: true });
    await closed;
    await selectWords(other, 'Nobody');
    await other.keyboard.type('No one');
    await expectSaved(other);
    await context.setOffline(false);
    const back = await context.newPage();
    await openDesk(back, articleId);
    await expect(paper(back)).toContainText('No one has counted the bats under it.');
    await expect(paper(other)).toContainText('No one has counted the bats under it.');
  });

  test('people at different processes see what each other writes, marks and where they are', async ({
    world,
  }) => {
    test.slow();
    world.allowNoise(/ERR_INCOMPLETE_CHUNKED|ERR_CONNECTION/);
    const second = await startProcess();
    try {
      const { people } = await world.newTeam('owner', 'editor');
      const [one, other] = [people.owner.page, people.editor.page];
      const articleId = await importText(one, ARTICLE);
      await openDesk(one, articleId);
      await openDesk(other, articleId, second.url);
      await chooseMode(one, 'Edit');
      await selectWords(one, 'three years');
      await expect(other.locator('.cursor')).toHaveAttribute('data-name', 'Owner Varga');
      await one.keyboard.type('four winters');
      await expect(paper(other)).toContainText('four winters');
      await mark(other, 'c', '9.4 million crowns');
      await expect.poll(() => annotatedWords(one)).toBe('9.4 million crowns');
    } finally {
      await second.kill();
    }
  });

  test('a process that is killed in the middle of writing loses nothing', async ({ world }) => {
    test.slow();
    world.allowNoise(/ERR_CONNECTION|ERR_EMPTY|ERR_INCOMPLETE|Failed to fetch|Failed to load/);
    const doomed = await startProcess();
    let killed = false;
    try {
      const { people } = await world.newTeam('owner');
      const { page, context } = people.owner;
      const articleId = await importText(page, ARTICLE);
      await openDesk(page, articleId, doomed.url);
      await chooseMode(page, 'Edit');
      await selectWords(page, 'swallows');
      const typing = page.keyboard.type('swallows, the swifts and every single one of the bats', {
        delay: 25,
      });
      await paper(page).getByText('swallows, the swifts').waitFor();
      await doomed.kill();
      killed = true;
      await typing;
      await expect(page.locator('[data-save="offline"]')).toBeVisible();
      // What reached the database is whole.
      const fresh = await context.newPage();
      await openDesk(fresh, articleId);
      const saved = (await paragraphs(fresh)).at(-1) ?? '';
      const whole = 'Nobody has counted the swallows, the swifts and every single one of the bats under it.';
      expect(whole.startsWith(saved.replace(/ under it\.$/, ''))).toBe(true);
      const article = await world.db.article.findFirstOrThrow({ where: { id: articleId } });
      expect(await world.db.step.count({ where: { articleId } })).toBe(article.version);
    } finally {
      if (!killed) await doomed.kill();
    }
  });

  test('the text is opened, written in and locked by keys alone, and buttons of the bar are pressed by Enter', async ({
    world,
  }) => {
    const { people } = await world.newTeam('owner');
    const { page } = people.owner;
    const articleId = await importText(page, ARTICLE);
    await openDesk(page, articleId);
    await mark(page, 'c', 'three years');
    await expectSaved(page);
    await paper(page).focus();
    await page.keyboard.press('t');
    const mode = page.getByRole('group', { name: 'Mode' }).locator('[aria-pressed="true"]');
    await expect(mode).toHaveText('Edit');
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' So they say.');
    await expect(paper(page)).toContainText('the swallows under it. So they say.');
    await expectSaved(page);
    await page.keyboard.press('Escape');
    await expect(mode).toHaveText('Check');
    await page.keyboard.type('qq');
    await expect(paper(page)).not.toContainText('qq');
    // With an annotation open, Enter on a button presses the button.
    await page.keyboard.press('k');
    await page.getByRole('button', { name: 'Versions' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: 'History' })).toBeVisible();
  });

  test('eight tabs of one browser all stay live', async ({ world }) => {
    test.slow();
    const { people } = await world.newTeam('owner');
    const { page, context } = people.owner;
    const articleId = await importText(page, ARTICLE);
    const tabs = [page];
    while (tabs.length < 8) tabs.push(await context.newPage());
    for (const tab of tabs) await openDesk(tab, articleId);
    const last = tabs.at(-1) ?? page;
    await chooseMode(last, 'Edit');
    await selectWords(last, 'three years');
    await last.keyboard.type('four winters');
    for (const tab of tabs) await expect(paper(tab)).toContainText('four winters');
  });
});
