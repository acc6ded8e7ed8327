import { expectSaved, importText, mark, openCard, paper } from './support/desk';
import { approve, clearUnread, edit, handIn, openReview, panel, stateOf } from './support/review';
import { expect, test } from './support/test';
import { ARTICLE, openDesk } from './support/writing';

test('a checker, a second checker, a reviewer and an author outside take an article to its readers, and through a correction', async ({
  world,
}) => {
  test.setTimeout(180_000);
  world.allowNoise(/409/);
  const { people } = await world.newTeam('checker', 'reviewer', 'editor');
  const [checker, second, reviewer] = [people.checker.page, people.reviewer.page, people.editor.page];
  const articleId = await importText(checker, ARTICLE);
  let link = '';

  await test.step('the reviewer says who leads, by when, and lets the author in as a guest', async () => {
    await openDesk(reviewer, articleId);
    let review = await openReview(reviewer);
    await review.getByRole('button', { name: 'Prepare' }).click();
    await review.getByRole('button', { name: 'People and due time…' }).click();
    const form = reviewer.getByRole('dialog', { name: 'People and due time' });
    await form.getByLabel('Lead checker').selectOption('Checker Varga');
    await form.getByLabel('Author').selectOption('Editor Varga');
    await form.getByRole('button', { name: 'Save' }).click();
    review = panel(reviewer);
    await review.getByRole('button', { name: 'Begin checking' }).click();
    await expect(stateOf(reviewer)).toHaveText(/Checking/);
    await reviewer.goto('/articles');
    await reviewer.getByRole('button', { name: /^More for / }).click();
    await reviewer.getByRole('menuitem', { name: 'Guests…' }).click();
    const guests = reviewer.getByRole('dialog', { name: 'Guests' });
    await guests.getByLabel('Name of the guest').fill('Nadja Ferrant');
    await guests.getByRole('button', { name: 'Make a link' }).click();
    link = await guests.getByLabel('Link for Nadja Ferrant').inputValue();
  });

  await test.step('the checker finds it in the inbox, checks, and asks the author', async () => {
    await checker.goto('/inbox');
    await checker.getByRole('link', { name: /gave you a task on an article/ }).click();
    await expect(checker.getByText(/of \d+ sentences read/)).toBeVisible();
    await mark(checker, 'c', '9.4 million crowns');
    await openCard(checker).getByLabel('Status').selectOption('Unverifiable');
    await openCard(checker).getByRole('button', { name: 'More', exact: true }).click();
    await openCard(checker).getByLabel('Priority').selectOption('Legal');
    await expectSaved(checker);
    await checker.keyboard.press('Escape');
    await paper(checker).focus();
    await clearUnread(checker);
    await mark(checker, 'u', 'three years');
    await openCard(checker).getByLabel('Question', { exact: true }).fill('Which three?');
    await openCard(checker).getByLabel('Asked of', { exact: true }).selectOption('author');
    await openCard(checker).getByLabel('Blocks publication').check();
    await expectSaved(checker);
    await checker.keyboard.press('Escape');
    const review = await openReview(checker);
    await review.getByRole('button', { name: 'Send the queries' }).click();
    await expect(stateOf(checker)).toHaveText(/Queries out/);
    await checker.keyboard.press('Escape');
  });

  await test.step('the author answers by the link, and the article goes on by itself', async () => {
    const author = (await world.newProfile()).page;
    await author.goto(link);
    await author.getByRole('button', { name: 'Answer', exact: true }).click();
    await author.getByLabel('Your answer').fill('From 2023 to 2026.');
    await author.getByRole('button', { name: 'Answer', exact: true }).click();
    await expect(author.getByText('From 2023 to 2026.')).toBeVisible();
    await expect(stateOf(checker)).toHaveText(/Checking/);
    await expect(openCard(checker).getByLabel('Answer', { exact: true })).toHaveValue('From 2023 to 2026.');
    await openCard(checker).getByLabel('Status').selectOption('Verified');
    await expectSaved(checker);
    await checker.keyboard.press('Escape');
    await handIn(checker);
  });

  await test.step('the second checker looks at what is of legal priority, and the reviewer approves and publishes', async () => {
    await openDesk(reviewer, articleId);
    const refused = await openReview(reviewer);
    await expect(refused).toContainText('One item needs a second check by somebody else');
    await reviewer.keyboard.press('Escape');
    await openDesk(second, articleId);
    await second.locator('.paper [data-annotations]', { hasText: 'million' }).first().click();
    await openCard(second).getByRole('button', { name: 'I looked at it again' }).click();
    await expectSaved(second);
    await approve(reviewer);
    const review = await openReview(reviewer);
    await review.getByRole('button', { name: 'Publish', exact: true }).click();
    await review.getByRole('button', { name: /^Publish version \d+$/ }).click();
    await expect(stateOf(checker)).toHaveText('Review: Published · read only');
  });

  await test.step('a correction is checked and approved as before, and told with its note', async () => {
    const review = await openReview(reviewer);
    await review.getByRole('button', { name: 'Open a correction' }).click();
    await review.getByLabel('Note to its readers').fill('It runs from 3 May, not 2 May.');
    await review.getByRole('button', { name: 'Open the correction' }).click();
    await expect(stateOf(reviewer)).toHaveText(/Correction open/);
    await reviewer.keyboard.press('Escape');
    await edit(reviewer, 'from 2 May', 'from 3 May');
    await expect(stateOf(checker)).toHaveText(/Checking/);
    await paper(checker).focus();
    await clearUnread(checker);
    await handIn(checker);
    await approve(reviewer);
    await openReview(reviewer);
    await review.getByRole('button', { name: 'Publish the correction' }).click();
    await review.getByRole('button', { name: 'Publish the correction' }).click();
    await expect(stateOf(second)).toHaveText('Review: Corrected · read only');
    const told = await world.db.publication.findMany({ where: { articleId }, orderBy: { ordinal: 'asc' } });
    expect(told).toMatchObject([
      { ordinal: 1, kind: 'published', note: '' },
      { ordinal: 2, kind: 'corrected', note: 'It runs from 3 May, not 2 May.' },
    ]);
  });
});
