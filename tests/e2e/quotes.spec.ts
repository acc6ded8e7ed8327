import type { Page } from '@playwright/test';
import { changeAnnotation } from '@/lib/annotations/commands/change-annotation';
import { createAnnotation } from '@/lib/annotations/commands/create-annotation';
import type { Actor } from '@/lib/auth/actor';
import { changeRole } from '@/lib/workspaces/commands/members';
import { buildAnnotation } from '../../prisma/factories/annotations';
import { makeArticle } from '../../prisma/factories/articles';
import { openCard } from './support/desk';
import { expect, expectAccessible, test, type Person } from './support/test';

const CONDENSED = 'We want the harbour master to sit down with the fishers … and to talk about the pier.';
/** In reading order: three verbatim, one with another number, one condensed, one that nobody said. */
const QUOTES = [
  'We have waited for nine years.',
  'I am not against the wall.',
  'Nobody asked us about the pier.',
  'Fourteen boats were there on Sunday.',
  CONDENSED,
  'The sea will take the lighthouse before the council agrees on a date.',
];
const TRANSCRIPT = `[00:00:12] CHAIR: The harbour committee is open. Ms Toft, you have the floor.

[00:00:31] MAREN TOFT: Thank you. We have waited for nine years. Um, I am not against the wall.

[00:02:05] CHAIR: How many boats use the old pier?

[00:02:11] MAREN TOFT: Twelve boats were there on Sunday. Nobody asked us about the pier. We want the harbour master to sit down with the fishers, with the school and with everybody who lives by the water, and to talk about the pier.

[00:04:40] CHAIR: We shall write that down.`;

async function makeMeeting(
  { userId }: Person,
  workspaceId: string,
): Promise<{ articleId: string; ids: string[] }> {
  const actor: Actor = { userId, workspaceId, role: 'owner' };
  const lines = ['Pier left out of the plan', ...QUOTES.map((words) => `“${words}” said Maren Toft.`)];
  const [title = '', ...rest] = lines;
  const paragraphs = rest.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }));
  const heading = { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: title }] };
  const doc = { type: 'doc', content: [heading, ...paragraphs] };
  const articleId = await makeArticle(actor, { fields: { title }, doc });
  const text = lines.join('\n');
  const ids: string[] = [];
  for (const words of QUOTES) {
    const start = text.indexOf(words);
    const input = buildAnnotation([start, start + words.length], {
      kind: 'quote',
      fields: { speaker: 'Maren Toft' },
    });
    await createAnnotation(actor, articleId, input);
    ids.push(input.id);
  }
  return { articleId, ids };
}

const quote = (page: Page, number: number) =>
  page.getByRole('article', { name: new RegExp(`^Quote ${number},`) });
const head = (page: Page) => page.getByRole('region', { name: 'Comparison' });
const filter = (page: Page, name: RegExp) => head(page).getByRole('button', { name });

test('every quote is compared with a pasted transcript, decided by key, and shows on the desk', async ({
  world,
}) => {
  test.slow();
  const { workspaceId, people } = await world.newTeam('owner', 'viewer');
  const { page } = people.owner;
  const { articleId, ids } = await makeMeeting(people.owner, workspaceId);

  await page.goto(`/articles/${articleId}`);
  await page.getByRole('link', { name: 'Quote bench' }).click();
  await expect(page).toHaveURL(/\/quotes$/);
  await expect(head(page)).toContainText('6 quotes, not compared');
  await expectAccessible(page);

  await test.step('a copy can be chosen, but none is kept yet', async () => {
    await page.getByRole('button', { name: 'Choose a copy…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Choose a kept copy' });
    await expect(dialog).toContainText('No other source has a kept copy yet.');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
  });

  await test.step('a transcript is pasted', async () => {
    await page.getByRole('button', { name: 'Paste a transcript…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Paste a transcript' });
    await dialog.getByRole('button', { name: 'Keep and compare' }).click();
    await expect(dialog.getByText('Paste the transcript first.')).toBeVisible();
    await dialog.getByLabel('Title').fill('Harbour committee, recording');
    await dialog.getByLabel('Date').fill('2026-03-12');
    await dialog.getByRole('textbox', { name: 'Transcript' }).fill(TRANSCRIPT);
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Keep and compare' }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step('the bench says exactly what it is', async () => {
    await expect(head(page).getByRole('status')).toHaveText(
      '3 of 6 verbatim, 1 condensed, 1 reworded, 1 not found',
    );
    for (const number of [1, 2, 3]) await expect(quote(page, number)).toContainText('Verbatim?');
    const changed = quote(page, 4);
    await expect(changed.getByText('A number differs: “Fourteen” printed, “Twelve” said')).toBeVisible();
    await expect(changed.locator('del')).toContainText('Twelve');
    await expect(changed.locator('ins')).toContainText('Fourteen');
    await expect(quote(page, 5)).toContainText('Condensed?');
    await expect(quote(page, 6)).toContainText('Wording not found?');
    await expectAccessible(page);
    // What it was compared with is in the address.
    await page.reload();
    await expect(head(page).getByRole('status')).toContainText('3 of 6 verbatim');
  });

  await test.step('the verbatim ones are taken together, and put back', async () => {
    await page.getByRole('button', { name: 'Take all verbatim ones (3)…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Take 3 verbatim quotes?' });
    await expect(dialog.getByRole('listitem')).toHaveText(QUOTES.slice(0, 3));
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Take them' }).click();
    await expect(filter(page, /^To decide 3$/)).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(filter(page, /^To decide 6$/)).toBeVisible();
  });

  await test.step('each is decided by key', async () => {
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    for (const [index, said] of [
      'Verbatim',
      'Verbatim',
      'Verbatim',
      'Meaning altered',
      'Condensed',
    ].entries()) {
      await expect(quote(page, index + 1)).toBeFocused();
      if (said === 'Meaning altered') await page.keyboard.press('8');
      await page.keyboard.press('Enter');
      await expect(quote(page, index + 1)).toHaveAccessibleName(`Quote ${index + 1}, decided: ${said}`);
    }
    await expect(quote(page, 6)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(quote(page, 6)).toHaveAccessibleName('Quote 6, decided: Wording not found');
    await page.keyboard.press('Control+z');
    await expect(quote(page, 6)).toHaveAccessibleName('Quote 6, suggested: Wording not found');
    await page.keyboard.press('Enter');
    await expect(filter(page, /^To decide 0$/)).toBeVisible();
    await expect(head(page).getByRole('status')).toHaveText(
      '3 of 6 verbatim, 1 condensed, 1 not found, 1 with altered meaning',
    );
  });

  await test.step('a key opens the copy at the place', async () => {
    await filter(page, /^Verbatim 3$/).click();
    await page.getByRole('button', { name: 'Quote 1', exact: true }).click();
    await expect(quote(page, 1).getByRole('region', { name: 'In the copy' })).toContainText('at 00:00:31');
    const opened = page.context().waitForEvent('page');
    await page.keyboard.press('o');
    const copy = await opened;
    await expect(copy).toHaveURL(/\/copies\/[\w-]+\?passage=\d+-\d+$/);
    await expect(copy.getByText('We have waited for nine years')).toBeVisible();
    await copy.close();
  });

  await test.step('the desk shows what was decided, and where it comes from', async () => {
    for (const [index, fidelity] of [
      'verbatim',
      'verbatim',
      'verbatim',
      'altered_meaning',
      'condensed',
    ].entries()) {
      await page.goto(`/articles/${articleId}?annotation=${ids[index]}`);
      await expect(openCard(page).getByLabel('Fidelity')).toHaveValue(fidelity);
      await expect(openCard(page).getByRole('region', { name: 'Evidence' })).toContainText(
        'Harbour committee, recording',
      );
    }
    await page.goto(`/articles/${articleId}?annotation=${ids[5]}`);
    await expect(openCard(page).getByLabel('Fidelity')).toHaveValue('wording_not_found');
  });

  await test.step('viewers see all of it, and decide nothing', async () => {
    const viewer = people.viewer.page;
    await viewer.setViewportSize({ width: 390, height: 844 });
    await viewer.goto(`/articles/${articleId}/quotes`);
    await expect(head(viewer).getByRole('status')).toContainText('3 of 6 verbatim');
    await expect(quote(viewer, 4).locator('del')).toContainText('Twelve');
    await expect(viewer.getByRole('button', { name: /^Take/ })).toHaveCount(0);
    await expect(viewer.getByRole('button', { name: 'Paste a transcript…' })).toHaveCount(0);
    await expect.poll(() => viewer.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await expectAccessible(viewer);
  });
});

test('an article without quotes says how to mark one', async ({ world }) => {
  const { workspaceId, people } = await world.newTeam('owner');
  const { page, userId } = people.owner;
  const articleId = await makeArticle({ userId, workspaceId, role: 'owner' }, {});
  await page.goto(`/articles/${articleId}/quotes`);
  await expect(page.getByText('No quote is marked in this article yet.')).toBeVisible();
  await expectAccessible(page);
});

test('what others do shows on an open bench when it is asked for, and a changed quote is not decided before', async ({
  world,
}) => {
  const { workspaceId, people } = await world.newTeam('owner', 'checker');
  const { page, userId } = people.checker;
  const owner: Actor = { userId: people.owner.userId, workspaceId, role: 'owner' };
  const { articleId, ids } = await makeMeeting(people.owner, workspaceId);
  const decide = async (index: number, from: null | 'verbatim', to: 'verbatim' | 'condensed') =>
    await changeAnnotation(owner, articleId, ids[index] ?? '', {
      articleVersion: 0,
      changes: { 'fields.fidelity': { from, to } },
    });
  await page.goto(`/articles/${articleId}/quotes`);
  await expect(head(page)).toContainText('6 quotes, not compared');
  const news = page.getByText(/^\d quotes? changed\./);

  await decide(1, null, 'verbatim');
  await decide(2, null, 'condensed');
  await expect(news).toContainText('2 quotes changed.');
  await expectAccessible(page);
  await expect(quote(page, 2)).not.toContainText('Decided');
  await page.keyboard.press('r');
  await expect(quote(page, 2)).toContainText('Decided: Verbatim');
  await expect(quote(page, 3)).toContainText('Decided: Condensed');
  await expect(news).toHaveCount(0);

  await quote(page, 2).getByRole('button', { name: 'Quote 2' }).click();
  await decide(1, 'verbatim', 'condensed');
  await expect(news).toContainText('1 quote changed.');
  await page.getByRole('button', { name: 'Take it again' }).click();
  await expect(quote(page, 2).getByRole('alert')).toContainText('This quote was changed meanwhile.');
  await page.getByRole('button', { name: 'Show R' }).click();
  await expect(quote(page, 2)).toContainText('Decided: Condensed');
  await expect(quote(page, 2).getByRole('alert')).toHaveCount(0);

  await changeRole(owner, userId, 'viewer');
  await expect(page.getByText('You can look; deciding is for those who check this article.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Take it again' })).toHaveCount(0);
});
