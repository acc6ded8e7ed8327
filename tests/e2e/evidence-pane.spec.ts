import type { Page } from '@playwright/test';
import { createAnnotation } from '@/lib/annotations/commands/create-annotation';
import type { Actor } from '@/lib/auth/actor';
import { keepCapture } from '@/lib/captures/commands/keep-capture';
import { linkSource } from '@/lib/evidence/commands/link-source';
import { createSource } from '@/lib/sources/commands/create-source';
import { buildAnnotation, buildEvidence } from '../../prisma/factories/annotations';
import { buildDoc, makeArticle } from '../../prisma/factories/articles';
import { buildCopy } from '../../prisma/factories/captures';
import { buildSource } from '../../prisma/factories/sources';
import { expectSaved, openCard, paper } from './support/desk';
import { expect, expectAccessible, test } from './support/test';

const TITLE = 'The quay opens';
const FIRST = 'The quay opens on 2 May, the board said.';
const SECOND = 'The work cost 9.4 million crowns.';
const MINUTES = [
  'The board met at nine.',
  ...Array.from({ length: 40 }, (_, index) => `Item ${index + 1} was put off until the autumn.`),
  'The quay opens on 2 May, said the chair. Nobody spoke against it.',
  'The work came to 11.2 million crowns in the end. The sum was read out twice.',
].join('\n\n');

test('a claim is linked to words of a copy that is open beside it, by keys and by selecting', async ({
  world,
}) => {
  test.slow();
  const { workspaceId, people } = await world.newTeam('checker', 'viewer');
  const { page, userId } = people.checker;
  const actor: Actor = { workspaceId, userId, role: 'checker' };
  const articleId = await makeArticle(actor, {
    fields: { title: TITLE },
    doc: buildDoc(TITLE, FIRST, SECOND),
  });
  const text = [TITLE, FIRST, SECOND].join('\n');
  const claim = async (words: string) => {
    const start = text.indexOf(words);
    return (await createAnnotation(actor, articleId, buildAnnotation([start, start + words.length])))
      .annotation;
  };
  const opening = await claim('The quay opens on 2 May');
  await claim(SECOND);
  const { source } = await createSource(
    actor,
    buildSource({ title: 'Minutes of the board', language: 'en' }),
  );
  await keepCapture(actor, source.id, buildCopy(MINUTES));

  await page.goto(`/articles/${articleId}?annotation=${opening.id}`);
  await expect(openCard(page)).toBeFocused();
  await page.keyboard.press('o');
  const pane = page.getByRole('complementary', { name: 'Evidence' });
  await expect(pane).toBeFocused();
  await expect(pane.getByRole('region', { name: 'For' })).toContainText('The quay opens on 2 May');
  await expectAccessible(page);

  // Exactly, and by likeness: the words of the copy are others.
  await pane.getByRole('button', { name: 'Choose a copy' }).click();
  await pane.getByRole('button', { name: /Minutes of the board/ }).click();
  const words = pane.getByRole('region', { name: 'Text of the copy' });
  await expect(words).toContainText('The board met at nine.');
  await words.focus();
  await page.keyboard.press('/');
  await page.keyboard.type('opens on 2 MAY');
  await page.keyboard.press('Enter');
  await expect(pane.getByText('1 of 1')).toBeVisible();
  await expect(words.getByText('The quay opens on 2 May, said the chair.')).toBeInViewport();
  await page.keyboard.press('Control+Enter');
  const link = pane.getByRole('form', { name: 'Link the chosen words' });
  await expect(link.getByRole('button', { name: 'supports' })).toBeFocused();
  await page.keyboard.press('Alt+Shift+ArrowLeft');
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await link.getByRole('button', { name: 'Details' }).click();
  await expect(link.getByLabel('Excerpt')).toHaveValue('The quay opens on 2 May, said the chair.');
  await expect(link.getByLabel('Place in it')).toHaveValue('paragraph');
  await expect(link.getByLabel('Which')).toHaveValue('42');
  await link.getByLabel('How near').selectOption('primary');
  await link.getByLabel('I saw the original').check();
  await expectAccessible(page);
  await link.getByRole('button', { name: 'Link', exact: true }).click();
  await expectSaved(page);
  const linked = pane.getByRole('list', { name: 'Linked' });
  await expect(linked.getByRole('button')).toHaveText(/supports.*Minutes of the board.*¶ 42/);

  // The next claim keeps the copy that is open; what is selected by the mouse is linked to it.
  await page.keyboard.press('j');
  await expect(pane.getByRole('region', { name: 'For' })).toContainText(SECOND);
  await pane.getByLabel('Find in the copy').fill('work that came to 11.2 million crowns at the end');
  await page.keyboard.press('Enter');
  await expect(pane.getByText('The likest place')).toBeVisible();
  await selectInCopy(page, 'The work came to 11.2 million crowns in the end.');
  await link.getByRole('button', { name: 'contradicts' }).click();
  await link.getByRole('button', { name: 'Link', exact: true }).click();
  await expectSaved(page);
  await expect(linked).toContainText('contradicts');
  await expect(pane.getByText('2 links from this article to this copy')).toBeVisible();
  await expect
    .poll(() => marked(page, 'copy-cited'))
    .toEqual([
      'The quay opens on 2 May, said the chair.',
      'The work came to 11.2 million crowns in the end.',
    ]);

  // Undo takes the link back, and does it again.
  await page.keyboard.press('Control+z');
  await expect(pane.getByText('1 link from this article to this copy')).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(pane.getByText('2 links from this article to this copy')).toBeVisible();
  await expectSaved(page);

  // From one end to the other: an entry of the copy shows its words in the article.
  await pane
    .getByRole('button', { name: /The quay opens on 2 May.*supports/ })
    .last()
    .click();
  await expect(pane.getByRole('region', { name: 'For' })).toContainText('The quay opens on 2 May');
  const inText = paper(page).first().locator('.on');
  await expect.poll(async () => (await inText.allTextContents()).join('')).toBe('The quay opens on 2 May');
  await expect.poll(() => marked(page, 'copy-shown')).toEqual(['The quay opens on 2 May, said the chair.']);

  await page.keyboard.press('Escape');
  await expect(pane).toBeHidden();
  await expect(openCard(page)).toBeFocused();

  // The walk: claim, passage, claim, passage, and back.
  await page.keyboard.press('f');
  await expect.poll(() => marked(page, 'copy-shown')).toEqual(['The quay opens on 2 May, said the chair.']);
  await expect(
    page.getByText(/^Passage 1 of 1: supports, .*Minutes of the board.*Paragraph 42/),
  ).toBeAttached();
  await page.keyboard.press('f');
  await expect(pane.getByRole('region', { name: 'For' })).toContainText(SECOND);
  await page.keyboard.press('f');
  await expect
    .poll(() => marked(page, 'copy-shown'))
    .toEqual(['The work came to 11.2 million crowns in the end.']);
  await page.keyboard.press('b');
  await page.keyboard.press('b');
  await expect.poll(() => marked(page, 'copy-shown')).toEqual(['The quay opens on 2 May, said the chair.']);

  // A viewer opens and reads, and links nothing; on a narrow screen the sheet covers the text and is closed in sight.
  const viewer = people.viewer.page;
  await viewer.setViewportSize({ width: 390, height: 844 });
  await viewer.goto(`/articles/${articleId}?annotation=${opening.id}`);
  await openCard(viewer).getByRole('button', { name: 'Open the passage' }).click();
  const sheet = viewer.getByRole('complementary', { name: 'Evidence' });
  await expect(sheet.getByText('The quay opens on 2 May, said the chair.')).toBeInViewport();
  await expect(viewer.locator('.desk-scroller')).toHaveAttribute('inert');
  await viewer.keyboard.press('.');
  await expect.poll(() => marked(viewer, 'copy-shown')).toEqual(['Nobody spoke against it.']);
  await expect(sheet.getByRole('region', { name: 'Chosen words' })).toBeHidden();
  await expectAccessible(viewer);
  await sheet.getByRole('button', { name: 'Close the evidence' }).click();
  await expect(openCard(viewer)).toBeFocused();
});

test('a source without a copy gets one from the pane, and a withheld one is not opened', async ({
  world,
}) => {
  const { workspaceId, people } = await world.newTeam('owner', 'checker');
  const owner: Actor = { workspaceId, userId: people.owner.userId, role: 'owner' };
  const articleId = await makeArticle(owner, { fields: { title: TITLE }, doc: buildDoc(TITLE, FIRST) });
  const { annotation } = await createAnnotation(owner, articleId, buildAnnotation([15, 38]));
  const bare = await createSource(owner, buildSource({ title: 'Letter', url: '', canonicalUrl: '' }));
  const held = await createSource(owner, {
    ...buildSource({ title: 'Call', url: '' }),
    access: 'restricted',
  });
  const { capture } = await keepCapture(owner, held.source.id, buildCopy('What nobody else may read.'));
  await linkSource(owner, articleId, annotation.id, buildEvidence(bare.source.id));
  await linkSource(
    owner,
    articleId,
    annotation.id,
    buildEvidence(held.source.id, { captureId: capture.id, passage: { start: 0, end: 11 } }),
  );

  const { page } = people.checker;
  await page.goto(`/articles/${articleId}?annotation=${annotation.id}`);
  const look = openCard(page).getByRole('button', { name: 'Look in its copies' });
  await expect(look).toBeVisible();
  await expect(openCard(page).getByRole('button', { name: 'Open the passage' })).toHaveCount(0);
  await look.click();
  const pane = page.getByRole('complementary', { name: 'Evidence' });
  await expect(pane).toContainText('No copy of this source is kept yet.');
  await expect(pane.getByRole('list', { name: 'Linked' }).getByRole('listitem')).toHaveCount(2);
  await expect(pane.getByRole('list', { name: 'Linked' }).getByRole('button')).toHaveCount(1);
  await pane.getByRole('button', { name: 'Keep a copy' }).click();
  const dialog = page.getByRole('dialog', { name: 'Keep a copy' });
  await dialog.getByRole('radio', { name: 'Pasted text' }).check();
  await dialog.getByRole('textbox', { name: 'Text' }).fill('Dear board, the quay opens on 2 May.');
  await dialog.getByRole('button', { name: 'Keep a copy' }).click();
  await expect(pane.getByRole('region', { name: 'Text of the copy' })).toContainText('Dear board');
});

/** The words that one of the browser's highlights marks. */
async function marked(page: Page, name: string): Promise<string[]> {
  return await page.evaluate((wanted) => {
    const ranges = [...(CSS.highlights.get(wanted) ?? [])];
    return ranges.map((range) => {
      const words = document.createRange();
      words.setStart(range.startContainer, range.startOffset);
      words.setEnd(range.endContainer, range.endOffset);
      return words.toString();
    });
  }, name);
}

/** Selects words of the copy as a mouse drag would leave them. */
async function selectInCopy(page: Page, words: string): Promise<void> {
  await page.locator('.copy-paper').evaluate((root, wanted) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at >= 0) return getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
    }
    throw new Error(`The copy does not hold: ${wanted}`);
  }, words);
}
