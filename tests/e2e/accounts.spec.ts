import type { Page } from '@playwright/test';
import { createWorkspace } from '../../prisma/factories/workspaces';
import { importText } from './support/desk';
import { expect, expectAccessible, opened, PASSWORD, test, type Person } from './support/test';
import { openDesk } from './support/writing';

const row = (page: Page, text: string | RegExp) => page.getByRole('listitem').filter({ hasText: text });

/** The same person in another browser. */
async function signInAt(page: Page, { email, password }: Person): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/articles$/);
}

test('a person sees where they are signed in, and ends the other browser, whose open article ends at once', async ({
  world,
}) => {
  const { people } = await world.newTeam('owner');
  const { page } = people.owner;
  const articleId = await importText(page, 'Mill to reopen\n\nThe mill at Orsk grinds again from 2 May.');
  const other = (await world.newProfile()).page;
  await signInAt(other, people.owner);
  await openDesk(other, articleId);

  await page.goto('/account');
  const here = row(page, 'This browser');
  await expect(here).toHaveCount(1);
  const signOut = page.getByRole('button', { name: /^Sign out \S+ on / });
  await expect(signOut).toHaveCount(1);
  await expectAccessible(page);
  await signOut.focus();
  await page.keyboard.press('Enter');
  await expect(signOut).toHaveCount(0);
  await expect(here).toHaveCount(1);
  await expect(other.getByText('You are signed out.').first()).toBeVisible();
  world.allowNoise(/401/);
  await other.goto('/articles');
  await expect(other).toHaveURL(/\/sign-in/);

  await signInAt(other, people.owner);
  await page.reload();
  await page.getByRole('button', { name: 'Sign out all others' }).click();
  await expect(page.getByRole('button', { name: 'Sign out all others' })).toHaveCount(0);
  await other.goto('/articles');
  await expect(other).toHaveURL(/\/sign-in/);
  await page.goto('/articles');
  await expect(page).toHaveURL(/\/articles$/);
});

test('without mail an owner hands over a link, by which a password is chosen once', async ({ world }) => {
  const { people } = await world.newTeam('owner', 'checker');
  const { page } = people.owner;
  const stranger = (await world.newProfile()).page;
  await stranger.goto('/sign-in');
  await stranger.getByRole('link', { name: 'Forgot your password?' }).click();
  await expect(stranger.getByText('This Galley sends no mail.')).toBeVisible();
  await expectAccessible(stranger);

  await page.goto('/settings');
  const ask = page.getByRole('button', { name: 'New password for Checker Varga' });
  await ask.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Make the link' }).press('Enter');
  const field = page.getByLabel('Link for a new password');
  await expect(field).toBeFocused();
  const link = await field.inputValue();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(ask).toBeFocused();

  const answer = await stranger.goto(link);
  expect(answer?.headers()['referrer-policy']).toBe('no-referrer');
  await expectAccessible(stranger);
  await stranger.getByLabel('New password', { exact: true }).fill('password1234');
  await stranger.keyboard.press('Enter');
  await expect(stranger.getByText(/the first passwords that anybody would try/)).toBeVisible();
  await expect(stranger.getByRole('button', { name: 'Set password' })).toBeEnabled();
  await stranger.getByLabel('New password', { exact: true }).fill('seven grey herons');
  await stranger.keyboard.press('Enter');
  await expect(stranger.getByText('Your password is changed')).toBeVisible();
  await opened(stranger);
  await people.checker.page.goto('/articles');
  await expect(people.checker.page).toHaveURL(/\/sign-in/);
  await stranger.getByLabel('E-mail').fill(people.checker.email);
  await stranger.getByLabel('Password', { exact: true }).fill('seven grey herons');
  await stranger.keyboard.press('Enter');
  await expect(stranger).toHaveURL(/\/articles$/);

  const late = (await world.newProfile()).page;
  await late.goto(link);
  await expect(late.getByRole('heading', { name: 'This link has been used' })).toBeVisible();
  await expectAccessible(late);
});

test('a person changes their name, the zone in which times are shown, and their address', async ({
  world,
}) => {
  const { people } = await world.newTeam('owner');
  const { page } = people.owner;
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/account');
  await page.getByLabel('Your name').fill('Hedda Okoro-Lund');
  await page.getByLabel('Time zone').selectOption('Asia/Kathmandu');
  await page.getByLabel('Time zone').press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saved').first()).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Your name')).toHaveValue('Hedda Okoro-Lund');
  await expect(page.getByLabel('Time zone')).toHaveValue('Asia/Kathmandu');
  await expect(page.locator('time').first()).toHaveAttribute('title', / Asia\/Kathmandu$/);

  const mail = page.getByRole('region', { name: 'Mail from your inbox' });
  await expect(mail).toContainText('in your time zone (Asia/Kathmandu)');
  await expect(mail).toContainText('This Galley sends no mail');
  const talks = mail.getByRole('radiogroup', { name: 'A talk of yours goes on' });
  await talks.getByRole('radio', { name: 'Daily' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(talks.getByRole('radio', { name: 'Soon' })).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saved').first()).toBeVisible();
  await page.reload();
  await expect(talks.getByRole('radio', { name: 'Soon' })).toBeChecked();

  const email = `hedda-${crypto.randomUUID()}@example.org`;
  await page.getByLabel('New e-mail address').fill(email);
  await page.getByLabel('Your password', { exact: true }).fill('not-the-password');
  await page.getByRole('button', { name: 'Change address' }).press('Enter');
  await expect(page.getByText('This is not your present password.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Change address' })).toBeEnabled();
  await page.getByLabel('Your password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Change address' }).press('Enter');
  await expect(page.getByText('From now on you sign in as').last()).toBeVisible();
  await expect(page.getByText(`You sign in as ${email}. This Galley sends no mail`)).toBeVisible();
  await expectAccessible(page);
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('a person of several workspaces goes from one to the other by the keyboard', async ({ world }) => {
  const { people } = await world.newTeam('owner');
  const { page, userId } = people.owner;
  await importText(page, 'Mill to reopen\n\nThe mill at Orsk grinds again from 2 May.');
  const createdAt = new Date(Date.now() - 3_600_000);
  const { id: quayId } = await createWorkspace(world.db, {
    name: 'The Harrow Quay Desk',
    createdAt,
    members: [{ userId, role: 'owner' }],
  });
  await page.goto('/articles');
  await expect(page.getByRole('link', { name: 'Mill to reopen' })).toBeVisible();
  // As the links in a mail lead there, which name the workspace that they are about.
  await page.goto(`/account?workspace=${quayId}#mail`);
  const mail = page.getByRole('region', { name: 'Mail from your inbox' });
  await expect(mail).toContainText('your inbox in The Harrow Quay Desk.');
  await mail.getByRole('radiogroup', { name: 'You are called' }).getByLabel('No mail').check();
  await mail.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(page.getByText('Saved').first()).toBeVisible();
  await mail.getByRole('link').press('Enter');
  await expect(mail.getByRole('radiogroup', { name: 'You are called' }).getByLabel('Soon')).toBeChecked();
  await mail.getByRole('link', { name: 'The Harrow Quay Desk' }).press('Enter');
  await expect(mail.getByRole('radiogroup', { name: 'You are called' }).getByLabel('No mail')).toBeChecked();
  await page.goto(`/inbox?workspace=${quayId}`);
  await page.getByRole('button', { name: 'Open The Harrow Quay Desk' }).press('Enter');
  await expect(page).toHaveURL(/\/inbox$/);
  await page.goto('/articles');
  await expect(page.getByRole('link', { name: 'Mill to reopen' })).toHaveCount(0);
  await page.getByRole('button', { name: /account and workspaces/ }).press('Enter');
  await expect(page.getByRole('menuitemradio', { name: 'The Harrow Quay Desk' })).toBeChecked();
  await page.getByRole('menuitemradio', { name: 'The Saltmere Lantern' }).press('Enter');
  await expect(page.getByRole('link', { name: 'Mill to reopen' })).toBeVisible();
});
