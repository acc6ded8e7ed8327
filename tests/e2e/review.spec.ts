import { expectSaved, importText, mark, openCard, paper } from './support/desk';
import { approve, clearUnread, edit, handIn, openReview, panel, stateOf } from './support/review';
import { expect, expectAccessible, test } from './support/test';
import { ARTICLE, openDesk } from './support/writing';

test('three people lead an article from its import through its publication to its correction', async ({
  world,
}) => {
  test.setTimeout(240_000);
  world.allowNoise(/409/);
  const { people } = await world.newTeam('checker', 'reviewer', 'editor');
  const [checker, reviewer, editor] = [people.checker.page, people.reviewer.page, people.editor.page];
  const articleId = await importText(checker, ARTICLE);
  await openDesk(checker, articleId);
  await openDesk(reviewer, articleId);
  await openDesk(editor, articleId);

  await test.step('it is prepared, and begun once it has a lead and an author', async () => {
    await checker.keyboard.press('i');
    await expect(panel(checker).getByRole('listitem').filter({ hasText: 'Imported' })).toHaveAttribute(
      'aria-current',
      'step',
    );
    await expectAccessible(checker);
    await panel(checker).getByRole('button', { name: 'Prepare' }).click();
    await expect(stateOf(editor)).toHaveText(/Preparing/);
    await expect(editor.getByText('Checker Varga began to prepare this article.').first()).toBeVisible();

    await panel(checker).getByRole('button', { name: 'Begin checking' }).click();
    await expect(panel(checker)).toContainText('It has no lead checker. Say who sees to the checking.');
    await expect(panel(checker)).toContainText('Nobody is named as its author.');

    const review = await openReview(editor);
    await review.getByRole('button', { name: 'People and due time…' }).click();
    const form = editor.getByRole('dialog', { name: 'People and due time' });
    await form.getByLabel('Lead checker').selectOption('Checker Varga');
    await form.getByLabel('Author').selectOption('Editor Varga');
    await form.getByRole('button', { name: 'Save' }).click();
    // Back in the review, from where they came.
    await expect(panel(editor).getByRole('button', { name: 'Begin checking' })).toBeVisible();
    await expect(panel(editor)).not.toContainText('It has no lead checker.');

    await expect(panel(checker)).toContainText('It stands otherwise by now.');
    await expect(panel(checker)).toContainText('It has no lead checker.');
    await panel(checker).getByRole('button', { name: 'Show how' }).click();
    await expect(panel(checker)).not.toContainText('It has no lead checker.');
    await panel(checker).getByRole('button', { name: 'Begin checking' }).click();
    await expect(stateOf(checker)).toHaveText(/Checking/);
  });

  await test.step('whoever comes too late is told, and sees how it stands', async () => {
    await panel(editor).getByRole('button', { name: 'Begin checking' }).click();
    await expect(panel(editor)).toContainText('Somebody else went on with this article meanwhile.');
    await expect(panel(editor).getByRole('button', { name: 'Begin checking' })).toHaveCount(0);
    await editor.keyboard.press('Escape');
    await checker.keyboard.press('Escape');
  });

  await test.step('it is not handed in before all is read and checked; what is left is a link away', async () => {
    let review = await openReview(checker);
    await review.getByRole('button', { name: 'Hand in for review' }).click();
    await expect(review).toContainText(/sentences have not been read/);
    await review.getByRole('button', { name: /The mill at Orsk grinds again/ }).click();
    await expect(panel(checker)).toHaveCount(0);
    await expect(paper(checker)).toBeFocused();

    const card = await mark(checker, 'c', '9.4 million crowns');
    await expectSaved(checker);
    await checker.keyboard.press('Escape');
    await paper(checker).focus();
    await clearUnread(checker);

    // By keys alone: to the review, to the item in the way, to its status.
    await checker.keyboard.press('i');
    review = panel(checker);
    await expect(review).toContainText('One item is not checked to an end.');
    await expectAccessible(checker);
    await review.getByRole('button', { name: 'Claim, Unchecked: 9.4 million crowns' }).press('Enter');
    await expect(panel(checker)).toHaveCount(0);
    await expect(card).toBeFocused();
    await card.getByLabel('Status').selectOption('Unverifiable');
    await card.getByRole('button', { name: 'More', exact: true }).click();
    await card.getByLabel('Priority').selectOption('Legal');
    await expectSaved(checker);
    await handIn(checker);
  });

  await test.step('changes are requested with a comment, and taken up', async () => {
    const review = await openReview(reviewer);
    await expect(review).toContainText('One item needs a second check by somebody else');
    await review.getByRole('button', { name: 'Request changes' }).click();
    const send = review.getByRole('button', { name: 'Request changes' });
    await expect(send).toBeDisabled();
    await review.getByLabel('What is to be changed').fill('Who counted the crowns?');
    // What was typed outlives the window.
    await reviewer.keyboard.press('Escape');
    await openReview(reviewer);
    await review.getByRole('button', { name: 'Request changes' }).click();
    await expect(review.getByLabel('What is to be changed')).toHaveValue('Who counted the crowns?');
    await expectAccessible(reviewer);
    await send.click();
    await expect(stateOf(checker)).toHaveText(/Changes requested/);

    const theirs = await openReview(checker);
    await expect(theirs).toContainText('Who counted the crowns?');
    await theirs.getByRole('button', { name: 'Take up again' }).click();
    await expect(stateOf(checker)).toHaveText(/Checking/);
    await handIn(checker);
  });

  await test.step('somebody else looks at the item again, and it is approved', async () => {
    const review = await openReview(reviewer);
    await review.getByRole('button', { name: 'Approve', exact: true }).click();
    await expect(review).toContainText('One item needs a second check by somebody else');
    await reviewer.keyboard.press('Escape');

    await editor.getByRole('button', { name: /Second check/ }).click();
    await editor.locator('[data-card]').first().getByRole('button').first().click();
    const card = openCard(editor);
    await expect(card).toContainText('Checked by Checker Varga');
    await expect(card).toContainText('because of its legal priority');
    await card.getByRole('button', { name: 'I looked at it again' }).click();
    await expect(card).toContainText('looked at again by Editor Varga');
    await expectAccessible(editor);
    await expectSaved(editor);
    await editor.getByRole('button', { name: 'Show all' }).click();

    await approve(reviewer);
    await expect(panel(reviewer)).toContainText(/Reviewer Varga approved version \d+/);
    await expect(panel(reviewer)).toContainText('1 of 1 approval that it needs');
  });

  await test.step('an edit makes the approval void, with the reason and what changed', async () => {
    await edit(editor, 'swallows', 'martins');
    await expect(stateOf(reviewer)).toHaveText(/Checking/);
    const review = await openReview(reviewer);
    await expect(review).toContainText('It counts no longer: the text was edited after it');
    await review.getByRole('link', { name: 'See what changed since' }).first().click();
    await expect(reviewer).toHaveURL(/\/history\/compare\?from=\d+&to=\d+$/);
    await expect(reviewer.getByText('martins').first()).toBeVisible();
    await openDesk(reviewer, articleId);

    await clearUnread(checker);
    await handIn(checker);
    await approve(reviewer);
  });

  await test.step('it is published, and nobody works on it', async () => {
    const review = await openReview(editor);
    await review.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(review).toContainText('After that it can be read, but not changed.');
    await review.getByRole('button', { name: /^Publish version \d+$/ }).press('Enter');
    await expect(stateOf(editor)).toHaveText(/Published/);
    await expect(review).toContainText('Editor Varga published version');
    await editor.keyboard.press('Escape');
    await expect(editor.getByRole('button', { name: 'Edit', exact: true })).toHaveCount(0);
    await expect(
      checker.getByText(/published this article: it can be read, but not changed/).first(),
    ).toBeVisible();
    await expect(stateOf(checker)).toHaveText('Review: Published · read only');
    const theirs = await openReview(checker);
    await expect(theirs).toContainText('There is nothing here for you to do with the article as a whole.');
    await checker.keyboard.press('Escape');
  });

  await test.step('a correction goes the same way, and both versions stay readable', async () => {
    const review = await openReview(editor);
    await review.getByRole('button', { name: 'Open a correction' }).click();
    await review.getByLabel('Note to its readers').fill('The roof cost 9.6 million crowns, not 9.4.');
    await review.getByRole('button', { name: 'Open the correction' }).click();
    await expect(stateOf(editor)).toHaveText(/Correction open/);
    await expect(review).toContainText('Note to readers, as it is drafted');
    await editor.keyboard.press('Escape');

    await edit(editor, 'from 2 May', 'from 3 May');
    await expect(stateOf(checker)).toHaveText(/Checking/);
    await clearUnread(checker);
    await handIn(checker);
    await approve(reviewer);
    await openReview(editor);
    await review.getByRole('button', { name: 'Publish the correction' }).click();
    await expect(review.getByLabel('Note to its readers')).toHaveValue(
      'The roof cost 9.6 million crowns, not 9.4.',
    );
    await review.getByRole('button', { name: 'Publish the correction' }).click();
    await expect(stateOf(editor)).toHaveText('Review: Corrected · read only');
    await expectAccessible(editor);
    const first = review.getByRole('listitem').filter({ hasText: / published version \d+/ });
    await first.getByRole('link', { name: /^Read version \d+$/ }).press('Enter');
    await expect(editor.getByText(/^Readers had this version, until it was corrected/)).toBeVisible();
    const text = editor.getByRole('article', { name: /^The text of version/ });
    await expect(text).toContainText('from 2 May');
    await expectAccessible(editor);
    await editor.getByRole('link', { name: /^version \d+, a correction$/ }).press('Enter');
    await expect(editor.getByText('This is the version that readers have.')).toBeVisible();
    await expect(text).toContainText('from 3 May');
    await expect(editor.getByText('The roof cost 9.6 million crowns, not 9.4.')).toBeVisible();
    await openDesk(editor, articleId);
    await openReview(editor);
    await review.getByRole('link', { name: 'Both versions side by side' }).click();
    await expect(editor).toHaveURL(/\/history\/compare\?from=\d+&to=\d+$/);
    await expect(editor.locator('ins').first()).toBeVisible();
    await expect(editor.getByText('Every word is the same.')).toHaveCount(0);
  });

  await test.step('what is withdrawn says why, and stays so', async () => {
    await openDesk(editor, articleId);
    const review = await openReview(editor);
    await review.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await expect(review).toContainText('This cannot be taken back.');
    await review.getByLabel('Note to its readers').fill('The parish took its figures back.');
    await review.getByRole('button', { name: 'Withdraw the article' }).click();
    await expect(stateOf(editor)).toHaveText('Review: Withdrawn · read only');
    await expect(review).toContainText('The parish took its figures back.');
  });
});
