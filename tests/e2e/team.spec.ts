import type { Actor } from '@/lib/auth/actor';
import { changeRole, removeMember } from '@/lib/workspaces/commands/members';
import { createWorkspace } from '../../prisma/factories/workspaces';
import { expectSaved, importText, mark, openCard, paper, restingPlace, selectWords } from './support/desk';
import { expect, expectAccessible, opened, PASSWORD, test } from './support/test';
import { ARTICLE, chooseMode, openDesk } from './support/writing';

test('a person signs up, finds the sample article, signs out and in again', async ({ world }) => {
  const { page } = await world.newProfile();
  await page.goto('/');
  await expect(page).toHaveURL(/\/sign-in/);
  await expectAccessible(page);
  await page.getByRole('link', { name: /create|sign up/i }).click();
  await expect(page.getByRole('heading', { name: 'Create an account' })).toBeVisible();
  await expectAccessible(page);

  const email = `hedda-${crypto.randomUUID()}@example.org`;
  await page.getByLabel('Your name').fill('Hedda Okoro-Lund');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('password1234');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.locator('p[role=alert]')).toBeVisible();
  await expect(page.getByLabel('Your name')).toHaveValue('Hedda Okoro-Lund');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();

  await expect(page).toHaveURL(/\/articles$/);
  await expect(page.getByRole('link', { name: /Quillmoor/ })).toBeVisible();
  await opened(page);
  await expectAccessible(page);

  await page.getByRole('button', { name: /account and workspaces/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto('/articles');
  await expect(page).toHaveURL(/\/sign-in/);

  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('not-the-password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  const wrong = await page.locator('p[role=alert]').innerText();
  await page.getByLabel('E-mail').fill(`nobody-${email}`);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  // What is said of the first try stands there until the second is answered.
  const answered = page.waitForResponse((response) => response.url().endsWith('/callback/credentials'));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await answered;
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled();
  await expect(page.locator('p[role=alert]')).toHaveText(wrong);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/articles$/);
  world.allowNoise(/401/);
});

test('an owner invites; the link lets one person in, once, with the role that it names', async ({
  world,
}) => {
  const { people } = await world.newTeam('owner');
  const { page } = people.owner;
  await page.goto('/settings');
  await expectAccessible(page);
  await page.getByLabel('For whom').fill('Tove, second desk');
  await page.getByLabel('Role').selectOption('Viewer');
  await page.getByRole('button', { name: 'Create link' }).click();
  const link = await page.getByLabel('Invitation link').inputValue();

  const guest = (await world.newProfile()).page;
  await guest.goto(link);
  await expectAccessible(guest);
  await guest.getByLabel('Your name').fill('Tove Orrin');
  await guest.getByLabel('E-mail').fill(`tove-${crypto.randomUUID()}@example.org`);
  await guest.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await guest.getByRole('button', { name: /create account|join/i }).click();
  await expect(guest).toHaveURL(/\/articles$/);
  await expect(guest.getByRole('heading', { level: 1, name: 'Articles' })).toBeVisible();
  await expect(guest.getByRole('link', { name: 'Import' })).toHaveCount(0);

  const late = (await world.newProfile()).page;
  await late.goto(link);
  await expect(late.getByRole('heading', { name: 'This invitation has been used' })).toBeVisible();
  await expectAccessible(late);

  await page.reload();
  await page.getByRole('button', { name: /Role of Tove Orrin/ }).click();
  await page.getByRole('menuitem', { name: /Checker/ }).click();
  await expect(page.getByRole('button', { name: 'Role of Tove Orrin: Checker' })).toBeVisible();
  await guest.reload();
  await expect(guest.getByRole('link', { name: 'Import' }).first()).toBeVisible();

  await page.getByRole('button', { name: 'Remove Tove Orrin' }).click();
  await page
    .getByRole('alertdialog')
    .or(page.getByRole('dialog'))
    .getByRole('button', { name: /Remove/ })
    .click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Remove Tove Orrin' })).toHaveCount(0);
  await expect(page.getByRole('list', { name: 'Members' })).toBeFocused();
  await guest.goto('/articles');
  await expect(guest).not.toHaveURL(/\/articles$/);
});

test('a link into another workspace of one’s own leads there, and a stranger’s finds nothing', async ({
  world,
}) => {
  world.allowNoise(/404/);
  const { people } = await world.newTeam('owner', 'viewer');
  const { page, context, userId } = people.owner;
  const articleId = await importText(page, 'Mill to reopen\n\nThe mill at Orsk grinds again from 2 May.');
  await page.goto(`/articles/${articleId}`);
  await mark(page, 'c', 'from 2 May');
  await expectSaved(page);
  const link = `/articles/${articleId}?annotation=${(await openCard(page).getAttribute('data-card')) ?? ''}`;
  const second = await createWorkspace(world.db, { members: [{ userId, role: 'owner' }] });
  await context.addCookies([{ name: 'galley-workspace', value: second.id, url: page.url() }]);

  await page.goto(link);
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Open / }).press('Enter');
  await expect(openCard(page)).toBeVisible();
  expect(page.url()).toContain(link);

  const stranger = (await world.newTeam('owner')).people.owner.page;
  await stranger.goto(link);
  await expect(stranger.getByText('This article does not exist, or you have no access to it.')).toBeVisible();
});

test('an invitation that was withdrawn or has expired says so', async ({ world }) => {
  const { people, workspaceId } = await world.newTeam('owner');
  const { page } = people.owner;
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Create link' }).click();
  const link = await page.getByLabel('Invitation link').inputValue();
  await page.reload();
  const withdraw = page.getByRole('button', { name: /Withdraw the link/ });
  const question = page.getByRole('dialog');
  await withdraw.press('Enter');
  await expect(question.locator(':focus')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await expect(withdraw).toBeFocused();
  await withdraw.press('Enter');
  await question.getByRole('button', { name: /Withdraw/ }).press('Enter');
  await expect(page.getByText('Withdrawn', { exact: true })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Links that were made' })).toBeFocused();
  const guest = (await world.newProfile()).page;
  await guest.goto(link);
  await expect(guest.getByRole('heading', { name: 'This invitation was withdrawn' })).toBeVisible();

  await page.getByRole('button', { name: 'Create link' }).click();
  const second = await page.getByLabel('Invitation link').inputValue();
  await world.db.invitation.updateMany({ where: { workspaceId }, data: { expiresAt: new Date(0) } });
  await guest.goto(second);
  await expect(guest.getByRole('heading', { name: 'This invitation has expired' })).toBeVisible();
});

test('signing out everywhere ends the other browser', async ({ world }) => {
  const { people } = await world.newTeam('owner');
  const { page, email, password } = people.owner;
  const other = (await world.newProfile()).page;
  await other.goto('/sign-in');
  await other.getByLabel('E-mail').fill(email);
  await other.getByLabel('Password', { exact: true }).fill(password);
  await other.getByRole('button', { name: 'Sign in' }).click();
  await expect(other).toHaveURL(/\/articles$/);
  await page.goto('/account');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await other.goto('/articles');
  await expect(other).toHaveURL(/\/sign-in/);
});

test('what others do to an open article shows at once, and moves nobody who reads or writes in it', async ({
  world,
}) => {
  const { people } = await world.newTeam('owner', 'viewer');
  const { page, userId } = people.viewer;
  const long = [ARTICLE, ...Array.from({ length: 60 }, (_, index) => `Line ${index} of the log.`)].join(
    '\n\n',
  );
  const articleId = await importText(people.owner.page, long);
  const change = async (data: object, part = '') => {
    const answer = await people.owner.page.request.patch(`/api/articles/${articleId}${part}`, { data });
    expect(answer.ok(), await answer.text()).toBe(true);
  };
  const assign = async (from: string | null, to: string | null) =>
    await change({ changes: { authorId: { from, to } } }, '/people');
  const told = (words: string | RegExp) => expect(page.getByText(words).first()).toBeVisible();
  await openDesk(page, articleId);
  const edit = page.getByRole('button', { name: 'Edit', exact: true });
  await expect(page.getByRole('button', { name: 'Read', exact: true })).toBeVisible();
  await expect(edit).toHaveCount(0);

  await assign(null, userId);
  await told('Owner Varga made you the article’s author. You may write in its text now.');
  await chooseMode(page, 'Edit');
  await selectWords(page, 'Line 40 of');
  await page.keyboard.type('Page 40 of');
  const line = page.locator('[data-block]', { hasText: 'Page 40' });
  const place = async () => (await line.boundingBox())?.y;
  const before = (await restingPlace(line))?.y;

  await change({ changes: { title: { from: 'Mill to reopen', to: 'Mill at Orsk reopens' } } });
  await expect(page.getByRole('banner').getByRole('heading', { level: 1 })).toHaveText(
    'Mill at Orsk reopens',
  );
  await expect(page).toHaveTitle('Mill at Orsk reopens · Galley');
  await told('Owner Varga changed the title to “Mill at Orsk reopens”.');
  await page.keyboard.type(' all');
  await expect(line).toHaveText('Page 40 of all the log.');
  await expectSaved(page);

  await change({ archived: true });
  await told(/^Owner Varga moved this article into the archive/);
  await told('The text is locked: this article is in the archive.');
  await page.keyboard.type('zzz');
  await expect(line).toHaveText('Page 40 of all the log.');
  expect(await place()).toBe(before);
  await expectAccessible(page);

  await change({ archived: false });
  await told('Owner Varga took this article out of the archive. You can go on.');
  await page.keyboard.type(' of');
  await expect(line).toHaveText('Page 40 of all of the log.');
  await expectSaved(page);
  expect(await place()).toBe(before);

  await assign(userId, null);
  await told('Owner Varga left the article without an author. You may no longer write in its text.');
  await chooseMode(page, 'Check');
  await expect(edit).toHaveCount(0);
  await page.reload();
  await expect(paper(page)).toContainText('Page 40 of all of the log.');
});

test('another role, and the end of a membership, are heard where somebody writes, and move nothing', async ({
  world,
}) => {
  const { workspaceId, people } = await world.newTeam('owner', 'editor');
  const { page, userId } = people.editor;
  // Where the caret stands may be on its way when the membership ends.
  world.allowNoise(/404 .*\/presence$/);
  const owner: Actor = { userId: people.owner.userId, workspaceId, role: 'owner' };
  const articleId = await importText(people.owner.page, ARTICLE);
  const told = (words: string) => expect(page.getByText(words).first()).toBeVisible();
  await openDesk(page, articleId);
  await chooseMode(page, 'Edit');
  const before = await restingPlace(paper(page));

  await changeRole(owner, userId, 'viewer');
  await told('You are a viewer now. You may no longer annotate or write in the text here.');
  expect(await paper(page).boundingBox()).toEqual(before);
  await changeRole(owner, userId, 'checker');
  await told('You are a checker now. You may annotate here now.');
  await removeMember(owner, userId);
  await told('You are no longer a member of this workspace');
});
