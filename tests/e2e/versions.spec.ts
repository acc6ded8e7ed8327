import type { Page } from '@playwright/test';
import { createAnnotation } from '@/lib/annotations/commands/create-annotation';
import { changeAnnotation } from '@/lib/annotations/commands/change-annotation';
import type { Actor } from '@/lib/auth/actor';
import { buildAnnotation } from '../../prisma/factories/annotations';
import { makeArticle } from '../../prisma/factories/articles';
import { expect, expectAccessible, test, type Person } from './support/test';

const TITLE = 'Harbour wall to be raised';
const COUNCIL = 'The council of Orsk decided on Monday to raise the harbour wall by two metres.';
const TOFT = '“We have waited for nine years,” said Maren Toft, who keeps the lighthouse.';
const WORK = 'The work costs 4.2 million crowns and ends in 2029.';
const PIER = 'Nobody has been asked about the old pier, which is nineteen metres long.';
const FERRY = 'Until then a ferry runs twice a day in summer, and not at all between November and the thaw.';
const OLD = [TITLE, COUNCIL, TOFT, WORK, PIER, FERRY];
/** A paragraph has moved, a sentence is rewritten and one is gone. */
const NEW = [TITLE, COUNCIL.replace('on Monday', 'after a long night'), WORK, FERRY, PIER];

/** Brings the article of the harbour wall in, with an annotation on each of these words, all of them checked. */
async function makeHarbour(
  { userId }: Person,
  workspaceId: string,
  marks: readonly string[],
): Promise<string> {
  const actor: Actor = { userId, workspaceId, role: 'owner' };
  const [title = '', ...lines] = OLD;
  const paragraphs = lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }));
  const heading = { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: title }] };
  const articleId = await makeArticle(actor, {
    fields: { title },
    doc: { type: 'doc', content: [heading, ...paragraphs] },
  });
  const text = OLD.join('\n');
  for (const words of marks) {
    const start = text.indexOf(words);
    const { annotation } = await createAnnotation(
      actor,
      articleId,
      buildAnnotation([start, start + words.length]),
    );
    const changes = { status: { from: 'unchecked', to: 'verified' } };
    const overrideReason = 'The harbour master told me so.';
    await changeAnnotation(actor, articleId, annotation.id, { articleVersion: 0, changes, overrideReason });
  }
  return articleId;
}

const card = (page: Page, words: string) => page.getByRole('article').filter({ hasText: words });

test('a new version is compared, set right by hand and accepted; the old one is restored', async ({
  world,
}) => {
  const { workspaceId, people } = await world.newTeam('owner');
  const { page } = people.owner;
  const marks = ['4.2 million crowns', 'the old pier', COUNCIL, 'Maren Toft'];
  const articleId = await makeHarbour(people.owner, workspaceId, marks);

  await page.goto(`/articles/${articleId}`);
  await page.getByRole('button', { name: 'Versions' }).click();
  await page.getByRole('menuitem', { name: 'Bring in a new version' }).click();
  await expect(page).toHaveURL(/\/new-version$/);
  await expectAccessible(page);
  await page.getByLabel('Text of the article').fill(NEW.join('\n\n'));

  // Nothing is lost by leaving.
  await page.reload();
  await expect(page.getByLabel('Text of the article')).toHaveValue(NEW.join('\n\n'));
  await page.getByRole('button', { name: 'Continue' }).click();

  await expect(page.getByRole('heading', { name: 'What becomes of the annotations' })).toBeVisible();
  await expect(card(page, 'Maren Toft').getByText('No place')).toBeVisible();
  await expect(card(page, 'The council of Orsk').getByText(/Changed · \d+ %/)).toBeVisible();
  await expect(card(page, 'the old pier').getByText('Moved', { exact: true })).toBeVisible();
  await expect(page.getByText('1 of 4 stay where they are.')).toBeVisible();
  const comparison = page.getByRole('region', { name: 'Comparison' });
  await expect(comparison.locator('del').filter({ hasText: 'on Monday' }).first()).toBeVisible();
  await expect(comparison.locator('ins').filter({ hasText: 'after a long night' }).first()).toBeVisible();
  await expectAccessible(page);

  const toft = card(page, 'Maren Toft');
  await toft.getByRole('button', { name: 'Choose place' }).click();
  await toft.getByLabel('Words in the new text').fill('council of Orsk');
  await toft.getByRole('button', { name: 'This one' }).click();
  await expect(toft.getByText('Placed by hand')).toBeVisible();

  await page.getByRole('button', { name: 'Accept…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Accept the new version?' });
  await expect(dialog.getByText('2 ranges stand on changed words.')).toBeVisible();
  await expect(dialog.getByText('2 finished checks will have to be confirmed.')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Accept version' }).click();
  await expect(page).toHaveURL(new RegExp(`/articles/${articleId}$`));
  const text = page.getByRole('textbox', { name: 'Article text' });
  await expect(text).toContainText('after a long night');
  await expect(text).not.toContainText('Maren Toft');

  await page.goto(`/articles/${articleId}/history`);
  await expect(page.getByText(/^Before: New version/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('checkbox', { name: 'Mark version 0 for comparing' }).first().check();
  await page
    .getByRole('checkbox', { name: /Mark version [1-9]\d* for comparing/ })
    .first()
    .check();
  await page.getByRole('button', { name: 'Compare 2/2' }).click();
  await expect(page.locator('ins').filter({ hasText: 'after a long night' }).first()).toBeVisible();
  await expectAccessible(page);

  await page.goBack();
  await page.getByRole('button', { name: /^More for version 0: Before/ }).click();
  await page.getByRole('menuitem', { name: 'Restore…' }).click();
  await page.getByRole('button', { name: 'Restore version' }).click();
  await expect(page.getByText(/^Restored: Before/).first()).toBeVisible();
  await page.goto(`/articles/${articleId}`);
  await expect(text).toContainText('Maren Toft');
  await expect(text).toContainText('on Monday');
});

test('a text that somebody changed meanwhile is compared again, with what was chosen kept', async ({
  world,
}) => {
  const { workspaceId, people } = await world.newTeam('owner', 'editor');
  const { page } = people.owner;
  const articleId = await makeHarbour(people.owner, workspaceId, ['Maren Toft']);
  await page.goto(`/articles/${articleId}/new-version`);
  await page.getByLabel('Text of the article').fill(NEW.join('\n\n'));
  await page.getByRole('button', { name: 'Continue' }).click();
  await card(page, 'Maren Toft').getByRole('button', { name: 'Choose place' }).click();
  await card(page, 'Maren Toft').getByLabel('Words in the new text').fill('council of Orsk');
  await card(page, 'Maren Toft').getByRole('button', { name: 'This one' }).click();

  const other = people.editor.page;
  await other.goto(`/articles/${articleId}/new-version`);
  await other.getByLabel('Text of the article').fill(OLD.slice(0, 5).join('\n\n'));
  await other.getByRole('button', { name: 'Continue' }).click();
  await other.getByRole('button', { name: 'Accept…' }).click();
  await other.getByRole('button', { name: 'Accept version' }).click();
  await expect(other).toHaveURL(new RegExp(`/articles/${articleId}$`));

  await page.getByRole('button', { name: 'Accept…' }).click();
  await page.getByRole('button', { name: 'Accept version' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Somebody changed the text' })).toBeVisible();
  await page.getByRole('button', { name: 'Compare again' }).click();
  await expect(card(page, 'Maren Toft').getByText('Placed by hand')).toBeVisible();
  await page.getByRole('button', { name: 'Accept…' }).click();
  await page.getByRole('button', { name: 'Accept version' }).click();
  await expect(page).toHaveURL(new RegExp(`/articles/${articleId}$`));
  world.allowNoise(/409/);
});

test('those who may not write in the text are told so, and see the history', async ({ world }) => {
  const { workspaceId, people } = await world.newTeam('owner', 'viewer');
  const articleId = await makeHarbour(people.owner, workspaceId, []);
  const { page } = people.viewer;
  await page.goto(`/articles/${articleId}/new-version`);
  await expect(page.getByText('Editors and the assigned author bring new versions in.')).toBeVisible();
  await page.goto(`/articles/${articleId}/history`);
  await expect(page.getByText('Brought in')).toBeVisible();
  await expectAccessible(page);
});
