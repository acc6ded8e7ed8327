import { createAnnotation } from '@/lib/annotations/commands/create-annotation';
import { linkSource } from '@/lib/evidence/commands/link-source';
import type { EvidenceInput } from '@/lib/evidence/model';
import type { Actor } from '@/lib/auth/actor';
import { keepCapture } from '@/lib/captures/commands/keep-capture';
import { createSource } from '@/lib/sources/commands/create-source';
import { setDerivation } from '@/lib/sources/commands/set-derivation';
import { buildAnnotation, buildEvidence } from '../../prisma/factories/annotations';
import { buildDoc, makeArticle } from '../../prisma/factories/articles';
import { buildCopy } from '../../prisma/factories/captures';
import { buildSource } from '../../prisma/factories/sources';
import { expectSaved, openCard } from './support/desk';
import { expect, expectAccessible, test } from './support/test';

const MINUTES = 'The board met.\n\nThe quay opens on 2 May.\n\nNobody was hurt.';
const WORDS = 'The quay opens on 2 May.';

test('a claim tells what its evidence comes to while it is linked, and asks why where it is not enough', async ({
  world,
}) => {
  const { workspaceId, people } = await world.newTeam('owner');
  const { page, userId } = people.owner;
  const actor: Actor = { workspaceId, userId, role: 'owner' };
  const articleId = await makeArticle(actor, {
    fields: { title: 'The quay opens', publishedAt: '2026-03-14' },
    doc: buildDoc('The quay opens', 'The quay opens on 2 May, the board said.'),
  });
  const { annotation } = await createAnnotation(actor, articleId, buildAnnotation([15, 38]));
  const add = async (title: string, issued = '2026-03-13') =>
    (await createSource(actor, buildSource({ title, issued, url: '', canonicalUrl: '' }))).source;
  const link = async (sourceId: string, parts: Partial<EvidenceInput> = {}) => {
    const place = { proximity: 'secondary', locatorType: 'paragraph', locator: '2' } as const;
    return await linkSource(actor, articleId, annotation.id, buildEvidence(sourceId, { ...place, ...parts }));
  };

  await page.goto(`/articles/${articleId}?annotation=${annotation.id}`);
  const card = openCard(page);
  await expect(card).toContainText('Missing');
  const dispatch = await add('Dispatch on the quay');
  await link(dispatch.id);
  await expect(card).toContainText('1 independent source · supported');
  await expect(card).toContainText('Needs: 1 primary or 3 independent secondary');

  // A reprint says nothing new, and is newer than the article.
  const reprint = await add('The Saltmere Post', '2026-03-20');
  await setDerivation(actor, reprint.id, {
    version: reprint.version,
    originId: null,
    derivedFromId: dispatch.id,
    derivation: 'reprint',
  });
  await link(reprint.id);
  await expect(card).toContainText('The source is newer than the article.');
  await expect(card).toContainText('1 independent source · supported');

  // What was cited reads differently in a newer copy.
  const minutes = await add('Minutes');
  const { capture } = await keepCapture(actor, minutes.id, buildCopy(MINUTES));
  const start = MINUTES.replaceAll('\n\n', '\n').indexOf(WORDS);
  const passage = { start, end: start + WORDS.length };
  await link(minutes.id, { relation: 'contradicted_by', captureId: capture.id, passage });
  await expect(card).toContainText('1 independent source · conflicting');
  await keepCapture(actor, minutes.id, buildCopy(MINUTES.replace('2 May', '9 June')));
  await expect(card).toContainText('The source changed after it was cited');

  await card.getByRole('button', { name: /^Edit the link to .*Dispatch/ }).click();
  const form = card.getByRole('form', { name: 'Change the link' });
  await form.getByRole('button', { name: 'More' }).click();
  await form.getByLabel('How directly').selectOption('background');
  await form.getByLabel('I saw the original').check();
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(card).toContainText('Owner Varga saw the original');
  await expectAccessible(page);
  await expectSaved(page);

  await card.getByLabel('Status').focus();
  await card.getByLabel('Status').selectOption('verified');
  const asking = page.getByRole('dialog');
  await expect(asking).toContainText('A source contradicts it.');
  await page.keyboard.press('Escape');
  await expect(asking).toBeHidden();
  await expect(card.getByLabel('Status')).toHaveValue('unchecked');

  await page.goto('/settings');
  const setting = page.getByRole('region', { name: 'Evidence' });
  await setting.getByLabel('Primary sources').fill('0');
  await setting.getByRole('button', { name: 'Save' }).click();
  await expect(setting.getByRole('alert')).toContainText('Give at least 1.');
  await setting.getByLabel('Primary sources').fill('2');
  await setting.getByLabel('Ask for nothing').check();
  await setting.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved')).toBeVisible();
  await expectAccessible(page);

  await page.goto(`/articles/${articleId}?annotation=${annotation.id}`);
  await card.getByLabel('Status').selectOption('verified');
  await expectSaved(page);
  await page.reload();
  await expect(openCard(page).getByLabel('Status')).toHaveValue('verified');
});
