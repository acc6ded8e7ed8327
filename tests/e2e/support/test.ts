import { randomBytes } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { createClient } from '@/lib/db/create-client';
import type { PrismaClient } from '@/lib/db/generated/client';
import { createUser } from '../../../prisma/factories/users';
import { createWorkspace } from '../../../prisma/factories/workspaces';
import type { Role } from '@/lib/auth/actor';

/** A person at a browser of their own. */
export interface Person {
  name: string;
  email: string;
  password: string;
  userId: string;
  page: Page;
  context: BrowserContext;
}

export interface Team {
  workspaceId: string;
  people: Record<string, Person>;
}

interface World {
  db: PrismaClient;
  /** A browser profile of nobody yet, from an address of its own. */
  newProfile: () => Promise<{ page: Page; context: BrowserContext }>;
  /** A workspace without articles, with one signed-in person for each role asked for. */
  newTeam: <R extends Role>(...roles: R[]) => Promise<Team & { people: Record<R, Person> }>;
  /** What the browser's console may say in this test, because the test provokes it. */
  allowNoise: (pattern: RegExp) => void;
}

export const PASSWORD = 'tide-table-9-plover';

/** The test of every end-to-end file: it fails when a page logs an error or throws, unless the test said that it would. */
export const test = base.extend<{ world: World }>({
  world: async ({ browser }, use) => {
    const db = createClient(process.env['DATABASE_URL'] ?? '');
    const contexts: BrowserContext[] = [];
    const noise: string[] = [];
    const allowed = [
      // A browser asks for this when it has not read yet that the page names another icon.
      /404 .*\/favicon\.ico$/,
      // It says so where scripts take seconds to come; that what is fetched ahead is used is looked at in early.spec.ts.
      /was preloaded using link preload but not used within a few seconds/,
    ];
    const newProfile = async () => {
      const profile = await openProfile(browser, noise);
      contexts.push(profile.context);
      return profile;
    };
    await use({
      db,
      newProfile,
      allowNoise: (pattern) => void allowed.push(pattern),
      newTeam: async (...roles) => {
        const users = await Promise.all(
          roles.map((role) => createUser(db, { name: nameOf(role), password: PASSWORD })),
        );
        const [founder, ...others] = users.map((user, index): { userId: string; role: Role } => ({
          userId: user.id,
          role: roles[index] ?? 'viewer',
        }));
        if (!founder) throw new Error('A team needs at least one person.');
        const workspace = await createWorkspace(db, { members: [founder, ...others] });
        const people = {} as Record<(typeof roles)[number], Person>;
        for (const [index, role] of roles.entries()) {
          const user = users[index];
          if (!user) continue;
          const profile = await newProfile();
          await signIn(profile.page, user.email, PASSWORD);
          people[role] = {
            ...profile,
            name: user.name,
            email: user.email,
            password: PASSWORD,
            userId: user.id,
          };
        }
        return { workspaceId: workspace.id, people };
      },
    });
    await Promise.all(contexts.map((context) => context.close()));
    await db.$disconnect();
    expect(noise.filter((line) => !allowed.some((pattern) => pattern.test(line)))).toEqual([]);
  },
});

export { expect };

function nameOf(role: Role): string {
  return `${role.charAt(0).toUpperCase()}${role.slice(1)} Varga`;
}

/** Signs in on this browser by the same two requests that the form sends. */
async function signIn(page: Page, email: string, password: string): Promise<void> {
  const { csrfToken } = (await (await page.request.get('/api/auth/csrf')).json()) as { csrfToken: string };
  const answer = await page.request.post('/api/auth/callback/credentials', {
    form: { csrfToken, email, password, json: 'true', callbackUrl: '/articles' },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** The page has come to life after it was loaded: nothing that is pressed or typed in it from now on is lost. */
export async function opened(page: Page): Promise<void> {
  await page.locator('html[data-ready]').waitFor({ state: 'attached' });
}

/** Has a page come to life before what loaded it goes on. */
function waitWhenLoaded(page: Page): void {
  const load = { goto: page.goto.bind(page), reload: page.reload.bind(page) };
  page.goto = async (...asked) => {
    const answer = await load.goto(...asked);
    await opened(page);
    return answer;
  };
  page.reload = async (...asked) => {
    const answer = await load.reload(...asked);
    await opened(page);
    return answer;
  };
}

/** Nothing that axe calls serious or critical stands on the page. */
export async function expectAccessible(page: Page): Promise<void> {
  // The title of a page that was gone to comes after it.
  await expect(page).toHaveTitle(/\S/);
  // Colours that go over into others are none that anybody is to read.
  await expect.poll(() => page.evaluate(countMovements)).toBe(0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    serious.map(({ id, nodes }) => ({
      id,
      where: nodes.slice(0, 5).map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`),
    })),
  ).toEqual([]);
}

/** How much on the page moves or changes its colour just now, and will be done with it. */
function countMovements(): number {
  return document
    .getAnimations()
    .filter(
      ({ effect, playState }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity,
    ).length;
}

async function openProfile(
  browser: Browser,
  noise: string[],
): Promise<{ page: Page; context: BrowserContext }> {
  // A test's own address keeps its tries out of the limits of the other tests.
  const address = `10.${randomBytes(3).join('.')}`;
  const context = await browser.newContext({ extraHTTPHeaders: { 'x-forwarded-for': address } });
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      noise.push(`${message.text()} ${message.location().url}`);
  });
  context.on('weberror', (error) => noise.push(String(error.error())));
  context.on('page', waitWhenLoaded);
  return { page: await context.newPage(), context };
}
