import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { newId } from '@/lib/ids';
import { importText } from './support/desk';
import { expect, expectAccessible, test } from './support/test';

const SCRIPT = resolve(import.meta.dirname, '../../scripts/verify-activity.mjs');
const TEXT = 'Mill to reopen\n\nThe mill at Orsk grinds again from 2 May.';

/** A claim with a comment, by the two requests of the desk; answers the claim's id. */
async function markAndComment(page: Page, articleId: string): Promise<string> {
  const id = newId();
  const ranges = [{ role: 'content', start: TEXT.indexOf('from') - 1, end: TEXT.length - 2 }];
  const annotations = `/api/articles/${articleId}/annotations`;
  const made = await page.request.post(annotations, {
    data: { id, kind: 'claim', articleVersion: 0, ranges },
  });
  expect(made.status(), await made.text()).toBe(201);
  const data = { id: newId(), body: 'Says who?' };
  const said = await page.request.post(`${annotations}/${id}/comments`, { data });
  expect(said.status(), await said.text()).toBe(201);
  return id;
}

test('an editor looks through what was done by keyboard, and takes it out so that anybody can check it', async ({
  world,
}, testInfo) => {
  const { people } = await world.newTeam('owner', 'checker');
  const { page } = people.owner;
  const articleId = await importText(page, TEXT);
  const claim = await markAndComment(people.checker.page, articleId);

  await page.goto('/articles');
  await page.getByRole('link', { name: 'Activity', exact: true }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Activity' })).toBeVisible();
  const entries = page.locator('main section li[class*="group"]');
  await expect(entries).toHaveText([
    /Checker Varga commented/,
    /Checker Varga marked it as a claim/,
    /brought the article in/,
  ]);
  await expectAccessible(page);

  await page.getByLabel('Kind').focus();
  await page.keyboard.type('Talk');
  await expect(page).toHaveURL(/group=talk/);
  await expect(entries).toHaveText([/Checker Varga commented/]);
  await page.getByLabel('Person').focus();
  await page.keyboard.type('Owner');
  await expect(page.getByText('Nothing that happened matches.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Show everything' }).first().press('Enter');
  await expect(page).toHaveURL(/\/activity$/);
  await page.getByLabel('From').fill('2100-01-01');
  await page.getByLabel('From').press('Enter');
  await expect(page).toHaveURL(/from=2100-01-01&zone=UTC/);
  await expect(entries).toHaveCount(0);
  await page.goBack();
  await expect(entries).toHaveCount(3);
  await page.getByRole('link', { name: 'Only what happened to this item' }).first().press('Enter');
  await expect(page).toHaveURL(new RegExp(`item=${claim}`));
  await expect(entries).toHaveCount(2);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export' }).press('Enter'),
  ]);
  const file = testInfo.outputPath('activity.jsonl');
  await download.saveAs(file);
  const verify = () => spawnSync(process.execPath, [SCRIPT, file], { encoding: 'utf8' });
  const whole = verify();
  expect([whole.status, whole.stderr]).toEqual([0, '']);
  expect(whole.stdout).toMatch(
    /^Whole: 3 entries, 0 of them withheld, unchanged and in order; the final hash is /,
  );
  writeFileSync(file, readFileSync(file, 'utf8').replace('comment.added', 'comment.edited'));
  const changed = verify();
  expect(changed.status).toBe(1);
  expect(changed.stderr).toContain('line 4');
});

test('everybody sees what happened on an article; of the workspace only who may', async ({ world }) => {
  const { people } = await world.newTeam('owner', 'viewer');
  const articleId = await importText(people.owner.page, TEXT);
  const { page } = people.viewer;
  await page.goto('/articles');
  await expect(page.getByRole('link', { name: 'Activity', exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: /^More for/ }).press('Enter');
  await page.getByRole('menuitem', { name: 'Activity' }).press('Enter');
  await expect(page).toHaveURL(`/articles/${articleId}/activity`);
  await expect(page.getByText('Owner Varga brought the article in')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Export' })).toHaveCount(0);
  await expectAccessible(page);
  await page.goto('/activity');
  await expect(page.getByText('Editors and owners see what happened in the whole workspace.')).toBeVisible();
  await expectAccessible(page);
});
