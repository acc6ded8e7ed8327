import type { Locator, Page } from '@playwright/test';
import { createAgent } from '@/lib/agents/commands/create-agent';
import { changeAnnotation } from '@/lib/annotations/commands/change-annotation';
import { createAnnotation } from '@/lib/annotations/commands/create-annotation';
import type { Actor } from '@/lib/auth/actor';
import { buildAgent } from '../../prisma/factories/agents';
import { buildAnnotation } from '../../prisma/factories/annotations';
import { buildDoc, makeArticle } from '../../prisma/factories/articles';
import { expectSaved, openCard } from './support/desk';
import { expect, expectAccessible, test } from './support/test';

const NOW = 'The ferry to Kvernholt carried 41,300 people in June, Ida Maren said.';
const THEN = 'Ida Maren says that the ferry to Kvernholt carried 41,300 people.';

async function makeClaims(actor: Actor) {
  const { agent } = await createAgent(actor, buildAgent({ name: 'Ida Maren' }));
  const claim = async (title: string, text: string, fields: Record<string, string>) => {
    const articleId = await makeArticle(actor, { fields: { title }, doc: buildDoc(title, text) });
    const start = title.length + 1;
    const made = buildAnnotation([start, start + text.length], { fields });
    const { annotation } = await createAnnotation(actor, articleId, made);
    await changeAnnotation(actor, articleId, annotation.id, {
      articleVersion: 0,
      changes: { 'agents.claimant': { from: null, to: agent.id } },
    });
    return `/articles/${articleId}?annotation=${annotation.id}`;
  };
  await claim('The ferry is full', THEN, { verdict: 'mixed', verdictRationale: 'The log has 39,000.' });
  await claim('Bread is cheaper', 'Bread was never cheaper than in May.', { verdict: 'inaccurate' });
  return await claim('The ferry is late', NOW, {});
}

/** Goes to a control by the Tab key alone, and presses a key there. */
async function press(page: Page, control: Locator, key = 'Enter'): Promise<void> {
  await expect(control).toBeVisible();
  for (let step = 0; step < 120; step += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(control).toBeFocused();
  await page.keyboard.press(key);
}

test('an editor sets the scale by keyboard, and a checker rates by it at once', async ({ world }) => {
  test.slow();
  const { workspaceId, people } = await world.newTeam('editor', 'checker', 'viewer');
  const desk = people.checker.page;
  const { page } = people.editor;
  const link = await makeClaims({ workspaceId, userId: people.checker.userId, role: 'checker' });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const changes = page.getByRole('region', { name: 'What changes' });

  await test.step('the claim’s card tells how its claimant and claims like it were rated', async () => {
    await desk.goto(link);
    await expect(openCard(desk).getByLabel('Verdict', { exact: true })).toBeVisible();
    await expect(openCard(desk).getByLabel('Rationale')).toHaveCount(0);
    await openCard(desk).getByRole('button', { name: 'How we rated this before' }).focus();
    await desk.keyboard.press('Enter');
    const before = openCard(desk).getByRole('region', { name: 'How we rated this before' });
    const like = before.getByRole('region', { name: 'Claims like this one' });
    await expect(like.getByRole('listitem')).toHaveCount(1);
    await expect(like).toContainText('The log has 39,000.');
    const theirs = before.getByRole('region', { name: 'Other claims of Ida Maren' });
    await expect(theirs).toContainText('Bread was never cheaper than in May.');
    await expect(theirs).toContainText('1Partly accurate / mixed1Inaccurate');
    await expectAccessible(desk);
  });

  await test.step('a ready-made scale is taken, with a verdict of one’s own before the rest', async () => {
    await page.goto('/settings');
    await press(page, page.getByRole('link', { name: 'Change the verdicts' }));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Verdicts');
    await page.getByLabel('Ready-made scales').selectOption('evidence');
    await press(page, button('Take this scale'));
    await expect(changes).toContainText(
      '“Partly accurate / mixed” is retired: 1 claim keeps it, and nobody can choose it any more.',
    );
    await expect(changes).toContainText('“Outdated”, and “Not rated” are removed. No claim has them.');
    await press(page, button('Add a verdict'));
    await expect(page.getByLabel('Name')).toBeFocused();
    await page.keyboard.type('Pending');
    await page.getByLabel('Counts as').selectOption('OTHER');
    await page.getByRole('radio', { name: 'Violet' }).focus();
    await page.keyboard.press('Space');
    await press(page, button('Done'));
    await expect(button('Change Pending')).toBeFocused();
    await press(page, button('Move Pending up'));
    await expect(button('Move Pending up')).toBeFocused();
    await expectAccessible(page);
  });

  await test.step('what goes is asked about first', async () => {
    await press(page, button('Save'));
    const dialog = page.getByRole('dialog', { name: 'Change the verdicts?' });
    await expect(dialog).toContainText('“Inaccurate” is retired: 1 claim keeps it');
    await expectAccessible(page);
    // The open desk says so for a few seconds.
    const told = desk.getByRole('heading', { name: 'The verdicts of this workspace have changed.' });
    await Promise.all([
      expect(told).toBeVisible(),
      press(page, dialog.getByRole('button', { name: 'Change the verdicts' })),
    ]);
    await expect(dialog).toHaveCount(0);
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await expect(changes).toHaveCount(0);
    await expect(page.getByRole('listitem').filter({ hasText: 'in 1 claim' })).toHaveCount(2);
  });

  await test.step('the open desk hears of it, rates by it, and reads what was given before', async () => {
    const verdict = openCard(desk).getByLabel('Verdict', { exact: true });
    await expect(verdict.getByRole('option')).toHaveText([
      'Not said',
      'Supported',
      'Refuted',
      'Not enough evidence',
      'Pending',
      'Conflicting evidence',
    ]);
    await expect(openCard(desk)).toContainText('1Partly accurate / mixed1Inaccurate');
    await verdict.selectOption('pending');
    await openCard(desk).getByLabel('Rationale').fill('The harbour has not answered yet.');
    await expectSaved(desk);
    await desk.reload();
    await expect(openCard(desk).getByLabel('Verdict', { exact: true })).toHaveValue('pending');
    await expectAccessible(desk);
  });

  await test.step('nobody overwrites what they have not seen, and viewers only read', async () => {
    const other = await people.editor.context.newPage();
    await other.goto('/settings/verdicts');
    await press(page, button('Change Pending'));
    await page.getByLabel('Description').fill('Asked, and not answered.');
    await press(page, button('Save'));
    await expect(changes).toHaveCount(0);
    await other.getByLabel('Ready-made scales').selectOption('rumours');
    await other.getByRole('button', { name: 'Take this scale' }).click();
    await other.getByRole('button', { name: 'Save' }).click();
    await other.getByRole('dialog').getByRole('button', { name: 'Change the verdicts' }).click();
    await expect(other.getByRole('main').getByRole('alert')).toContainText(
      'Somebody else changed the verdicts meanwhile.',
    );
    await people.viewer.page.goto('/settings/verdicts');
    await expect(people.viewer.page.getByText('Asked, and not answered.')).toBeVisible();
    await expect(people.viewer.page.getByRole('button', { name: 'Save' })).toHaveCount(0);
    await expectAccessible(people.viewer.page);
  });
});
