import { changeAnnotation } from '@/lib/annotations/commands/change-annotation';
import { createAnnotation } from '@/lib/annotations/commands/create-annotation';
import type { Actor } from '@/lib/auth/actor';
import { linkSource } from '@/lib/evidence/commands/link-source';
import { newId } from '@/lib/ids';
import { setPeople } from '@/lib/review/commands/set-people';
import { moveArticle } from '@/lib/review/commands/move-article';
import type { Move, ReviewState } from '@/lib/review/model';
import { createSource } from '@/lib/sources/commands/create-source';
import { EMPTY_HUMAN } from '@/lib/sources/human-model';
import { buildAnnotation, buildEvidence } from '../../prisma/factories/annotations';
import { buildDoc, makeArticle } from '../../prisma/factories/articles';
import { buildSource } from '../../prisma/factories/sources';
import { expect, expectAccessible, test } from './support/test';

const TITLE = 'Quay to reopen in spring';
const WORDS = '“The quay will hold,” said Ida Maren. The northern quay is 80 metres long.';
const SECRET = 'Oda Zqsecret';
const AGREED = 'a person at the harbour board';

test('a report is shared, read without an account, printed, set up, and revoked', async ({
  world,
  browser,
}) => {
  const { workspaceId, people } = await world.newTeam('editor', 'checker', 'reviewer');
  const actor = <R extends 'editor' | 'checker' | 'reviewer'>(role: R): Actor => ({
    workspaceId,
    userId: people[role].userId,
    role,
  });
  const team = { editor: actor('editor'), checker: actor('checker'), reviewer: actor('reviewer') };
  await publishOne(team);
  const { page } = people.editor;
  await page.goto('/articles');
  await page.getByRole('button', { name: `More for ${TITLE}` }).click();
  await page.getByRole('menuitem', { name: 'Public report…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Public report' });
  await expect(dialog.getByRole('checkbox', { name: /The whole text/ })).toBeChecked();
  await expect(dialog.getByRole('checkbox', { name: /Search engines/ })).not.toBeChecked();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Make link' }).click();
  const field = dialog.getByLabel('Link for readers');
  await expect(field).toBeFocused();
  const link = await field.inputValue();
  expect(link).toMatch(/\/r\/[\w-]{43}$/);
  await expectAccessible(page);
  await page.screenshot({ path: test.info().outputPath('dialog.png') });

  // Nobody is signed in here, and no script runs.
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 1100, height: 1400 },
  });
  const reader = await context.newPage();
  const answer = await reader.goto(link);
  expect(answer?.status()).toBe(200);
  const headers = answer?.headers() ?? {};
  expect(headers['cache-control']).toBe('public, max-age=60, must-revalidate');
  expect(headers['content-security-policy']).toMatch(
    /^default-src 'none'; style-src 'unsafe-inline'; [^,]*$/,
  );
  expect(headers['referrer-policy']).toBe('no-referrer');
  expect(headers['x-robots-tag']).toBe('noindex');
  expect(headers['set-cookie']).toBeUndefined();
  await expect(reader.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
  const claim = reader.getByRole('article', { name: 'C1 Claim' });
  await expect(claim).toContainText('Mostly accurate');
  await expect(claim).toContainText('It is 79.6 metres.');
  await expect(claim).toContainText(AGREED);
  await expect(reader.getByText('1 source is protected')).toBeVisible();
  await reader.locator('.text').getByRole('link', { name: 'Claim C1' }).click();
  await expect(reader).toHaveURL(/#claim-/);
  expect(await reader.content()).not.toContain('Zqsecret');
  expect(await reader.content()).not.toContain('Checker Varga');
  await reader.screenshot({ path: test.info().outputPath('report.png'), fullPage: true });
  await reader.emulateMedia({ media: 'print' });
  await expect(reader.locator('.back').first()).toBeHidden();
  await expect(reader.locator('.printed').first()).toBeVisible();
  await reader.screenshot({ path: test.info().outputPath('print.png'), fullPage: true });

  // Axe is a script itself: the policy is put aside for it.
  for (const [colorScheme, width] of [
    ['light', 1100],
    ['dark', 1100],
    ['light', 390],
  ] as const) {
    const looked = await browser.newContext({
      bypassCSP: true,
      colorScheme,
      viewport: { width, height: 900 },
    });
    const seen = await looked.newPage();
    await seen.goto(link);
    await expectAccessible(seen);
    expect(await seen.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await looked.close();
  }

  await dialog.getByRole('checkbox', { name: /Who checked and approved it/ }).check();
  await expect(async () => {
    const told = await (await context.request.get(link)).text();
    expect(told).toContain('Checker Varga');
    expect(told).toContain('Reviewer Varga');
  }).toPass();

  await dialog.getByRole('button', { name: 'Revoke link…' }).click();
  await page
    .getByRole('dialog', { name: 'Revoke this link?' })
    .getByRole('button', { name: 'Revoke link' })
    .click();
  await expect(dialog.getByRole('button', { name: 'Make link' })).toBeVisible();
  expect((await context.request.get(link)).status()).toBe(404);
  await context.close();

  // Who may not share is not offered it.
  const checker = people.checker.page;
  await checker.goto('/articles');
  await checker.getByRole('button', { name: `More for ${TITLE}` }).click();
  await expect(checker.getByRole('menuitem', { name: 'History' })).toBeVisible();
  await expect(checker.getByRole('menuitem', { name: 'Public report…' })).toHaveCount(0);
});

async function publishOne(team: Record<'editor' | 'checker' | 'reviewer', Actor>): Promise<void> {
  const { editor, checker, reviewer } = team;
  const articleId = await makeArticle(checker, { fields: { title: TITLE }, doc: buildDoc(WORDS) });
  const at = (words: string) => [WORDS.indexOf(words), WORDS.indexOf(words) + words.length] as const;
  const fields = {
    statement: 'The northern quay is 80 metres long.',
    verdict: 'mostly_accurate',
    verdictRationale: 'It is 79.6 metres.',
  };
  const claim = buildAnnotation(at('The northern quay is 80 metres long'), { fields });
  const quote = buildAnnotation(at('“The quay will hold,”'), {
    kind: 'quote',
    fields: { speaker: 'Ida Maren', fidelity: 'verbatim_partial' },
  });
  for (const each of [claim, quote]) await createAnnotation(checker, articleId, each);
  const paper = await createSource(checker, buildSource({ title: 'Plan of the northern quay' }));
  const person = await createSource(
    checker,
    buildSource({
      kind: 'interview',
      title: `Talk with ${SECRET}`,
      authors: [SECRET],
      human: { ...EMPTY_HUMAN, agreedDescription: AGREED },
    }),
  );
  for (const { source } of [paper, person]) {
    const link = buildEvidence(source.id, {
      proximity: 'primary',
      locatorType: 'page',
      locator: '4',
      excerpt: source.id === person.source.id ? SECRET : 'Length: 79.6 m.',
    });
    await linkSource(checker, articleId, claim.id, link);
  }
  await setPeople(editor, articleId, {
    leadId: { from: null, to: checker.userId },
    authorId: { from: null, to: editor.userId },
  });
  const move = async (actor: Actor, name: Move, from: ReviewState) => {
    await moveArticle(actor, articleId, { id: newId(), move: name, from, version: 0, comment: '', note: '' });
  };
  await move(checker, 'prepare', 'imported');
  await move(checker, 'begin', 'preparing');
  for (const { id } of [claim, quote]) {
    const changes = { status: { from: 'unchecked', to: 'verified' } } as const;
    await changeAnnotation(checker, articleId, id, { articleVersion: 0, changes });
  }
  await move(checker, 'submit', 'checking');
  await move(reviewer, 'approve', 'in_review');
  await move(editor, 'publish', 'approved');
}
