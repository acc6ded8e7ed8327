import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { ABILITIES, can } from '@/lib/auth/abilities';
import { ROLES, type Role } from '@/lib/auth/actor';

import { testDatabase } from '../../support/database';
import { cases, disk, reads, send, writes, type Answer } from './sweep/cases';
import { fingerprint } from './sweep/fingerprint';
import { TABLE } from './sweep/table';
import { makeWorld, randomIds, type Ids, type World } from './sweep/world';

const db = testDatabase();
const nested = cases.filter(({ levels }) => levels.length > 0);

/** Whatever is no id, and must be as unknown as one. */
const NO_IDS = [
  'no-id',
  '',
  '.',
  '../../members',
  '%00',
  'a\0b',
  '\ud800',
  '__proto__',
  'constructor',
  "' OR 1=1 --",
  '0199a1b2-0000-7000-8000-00000000000',
  '0199a1b2000070008000000000000000',
  '{0199a1b2-0000-7000-8000-000000000000}',
  '0199a1b2-0000-7000-8000-000000000000\n',
  '9'.repeat(10_000),
];
const UNKNOWN = [404, 'application/problem+json'];

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
beforeEach(async () => {
  await db.rateLimit.deleteMany();
});

/** Every way to put an id of one of the sets at each level, but for taking all of the first set. */
function mixes(levels: readonly (keyof Ids)[], sets: readonly Ids[]): { ids: Ids; from: Ids[] }[] {
  let found: { ids: Ids; from: Ids[] }[] = [{ ids: randomIds(), from: [] }];
  for (const level of levels) {
    found = found.flatMap(({ ids, from }) =>
      sets.map((set) => ({ ids: { ...ids, [level]: set[level] }, from: [...from, set] })),
    );
  }
  return found.filter(({ from }) => from.some((set) => set !== sets[0]));
}

const problem = ({ status, type }: Answer) => [status, type];

const FORBIDDEN = [403, { code: 'forbidden' }];

async function setRole({ workspaceId, viewer }: World, role: Role): Promise<void> {
  await db.membership.updateMany({ where: { workspaceId, userId: viewer.id }, data: { role } });
}

/** Does the work while the maker of everything has each role in turn, and expects that it changes nothing. */
async function eachRole(of: World, work: (role: Role) => Promise<void>): Promise<void> {
  await changesNothing(async () => {
    for (const role of ROLES) {
      await setRole(of, role);
      await work(role);
    }
    await setRole(of, 'viewer');
  });
}

async function changesNothing(work: () => Promise<void>): Promise<void> {
  const before = await fingerprint(world.workspaceId);
  await work();
  expect(await fingerprint(world.workspaceId)).toEqual(before);
}

describe('the table', () => {
  test('names every method that a route exports, and no other', () => {
    expect(disk.files).toBeGreaterThan(15);
    expect(Object.keys(TABLE).toSorted()).toEqual(disk.routes.map(({ name }) => name).toSorted());
  });

  test('knows every part of a path, as an id or as a word', () => {
    const odd = cases.filter(({ params, levels, facts }) =>
      params.some((name) => !levels.some((level) => level === name) && facts.words?.[name] === undefined),
    );
    expect(odd.map(({ name }) => name)).toEqual([]);
  });

  test('is of files that export nothing but methods, and settings of Next’s', () => {
    expect(disk.strangers).toEqual([]);
  });
});

describe.each(cases)('$name', (route) => {
  test('asks those who are not signed in to do so, whatever they send', async () => {
    const malformed = { ...randomIds(), [route.levels[0] ?? 'articleId']: 'no-id' };
    const revoked = { ...world.owner, sessionVersion: world.owner.sessionVersion + 1 };
    const unknown = { ...world.owner, id: randomIds().userId };
    const unsigned = { cookie: 'next-auth.session-token=eyJhbGciOiJub25lIn0..' };
    const first = await send(route, world, null);
    for (const answer of [
      first,
      await send(route, world, null, { ids: randomIds() }),
      await send(route, world, null, { ids: malformed }),
      await send(route, world, null, route.method === 'GET' ? {} : { bytes: '{"' }),
      await send(route, world, null, { headers: unsigned }),
      await send(route, world, revoked),
      await send(route, world, unknown),
    ]) {
      expect(problem(answer)).toEqual([401, 'application/problem+json']);
      expect(answer.body).toEqual(first.body);
    }
  });

  test('gives those who belong to another workspace nothing of this one', async () => {
    const { strangerIds: ids, workspaceId, stranger, moved } = world;
    const { userId, ...things } = world.ids;
    const query = route.facts.query?.(world.ids) ?? '';
    await changesNothing(async () => {
      for (const user of [stranger, moved]) {
        for (const sent of [{}, { workspaceId }, { workspaceId, query }]) {
          const { status, text } = await send(route, world, user, { ids, ...sent });
          expect(status).toBeLessThan(500);
          for (const id of [...Object.values(things), ...(user === stranger ? [userId] : [])]) {
            expect(text).not.toContain(id);
          }
        }
      }
    });
  });

  test('tells those who were removed and belong nowhere just that, whatever they ask for', async () => {
    const { removed, workspaceId } = world;
    await changesNothing(async () => {
      const first = await send(route, world, removed, { workspaceId });
      expect(first).toMatchObject({ status: 403, body: { code: 'forbidden' } });
      const second = await send(route, world, removed, { ids: randomIds(), workspaceId });
      expect(second.body).toEqual(first.body);
    });
  });
});

describe.each(nested)('$name', (route) => {
  test('answers ids of another workspace as ids of nothing, at every level of the path', async () => {
    const { ids: foreign, strangerIds: own, stranger, moved, workspaceId } = world;
    const random = randomIds();
    await changesNothing(async () => {
      for (const { ids, from } of mixes(route.levels, [own, foreign, random])) {
        if (!from.includes(foreign)) continue;
        const unknown = { ...ids };
        for (const [index, level] of route.levels.entries()) {
          if (from[index] === foreign) unknown[level] = random[level];
        }
        const answer = await send(route, world, stranger, { ids, bodyIds: own, workspaceId });
        const expected = await send(route, world, stranger, { ids: unknown, bodyIds: own });
        expect([problem(answer), answer.body]).toEqual([UNKNOWN, expected.body]);
      }
      // Whoever was here once is as anybody else.
      const answer = await send(route, world, moved, { workspaceId });
      const expected = await send(route, world, moved, { ids: random });
      expect([problem(answer), answer.body]).toEqual([UNKNOWN, expected.body]);
    });
  });

  test('answers what is no id as an id of nothing', async () => {
    await changesNothing(async () => {
      for (const level of route.levels) {
        for (const id of NO_IDS) {
          const ids = { ...world.ids, [level]: id };
          const answer = await send(route, world, world.owner, { ids, bodyIds: world.ids });
          expect([id, ...problem(answer)]).toEqual([id, ...UNKNOWN]);
        }
      }
    });
  });
});

describe.each(nested.filter(({ levels }) => levels.length > 1))('$name', (route) => {
  test('answers ids of this workspace that do not belong to one another as ids of nothing', async () => {
    const { ids: some, siblingIds: others, owner } = world;
    await changesNothing(async () => {
      for (const { ids, from } of mixes(route.levels, [some, others])) {
        if (!from.includes(some)) continue;
        const answer = await send(route, world, owner, { ids, bodyIds: some });
        expect(problem(answer)).toEqual(UNKNOWN);
      }
    });
  });
});

describe.each(writes.filter(({ facts }) => facts.needs !== 'membership'))('$name', (route) => {
  test('refuses every role that is too low, even on what they made themselves, and changes nothing', async () => {
    await eachRole(world, async (role) => {
      for (const { needs, body } of [route.facts, ...(route.facts.also ?? [])]) {
        if (needs === 'membership' || can({ role }, needs)) continue;
        const bytes = body && JSON.stringify(body(world.ids));
        const answer = await send(route, world, world.viewer, bytes === undefined ? {} : { bytes });
        expect([role, needs, answer.status, answer.body]).toMatchObject([role, needs, ...FORBIDDEN]);
      }
    });
  });
});

describe.each(writes.filter(({ facts }) => facts.others))('$name', (route) => {
  test('refuses on what others made every role that may it on its own only', async () => {
    const { others } = route.facts;
    await eachRole(world, async (role) => {
      if (others === undefined || (others !== 'nobody' && can({ role }, others))) return;
      const { status, body } = await send(route, world, world.viewer, { ids: world.siblingIds });
      expect([role, status, body]).toMatchObject([role, ...FORBIDDEN]);
    });
  });
});

describe.each(reads)('$name', (route) => {
  test('is read by every role that may, and by no other', async () => {
    for (const role of ROLES) {
      await setRole(world, role);
      if (!route.facts.needs || can({ role }, route.facts.needs)) {
        const { status } = await send(route, world, world.viewer);
        expect([role, status]).toEqual([role, route.facts.status]);
      } else {
        await changesNothing(async () => {
          const { status, body } = await send(route, world, world.viewer);
          expect([role, status, body]).toMatchObject([role, ...FORBIDDEN]);
        });
      }
    }
    await setRole(world, 'viewer');
  });
});

describe.each(writes)('$name', (route) => {
  test.each<[string, Record<string, string>]>([
    ['a cross-site page', { 'sec-fetch-site': 'cross-site' }],
    ['a sister site', { 'sec-fetch-site': 'same-site' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['a host that only begins alike', { origin: 'http://127.0.0.1.evil.example' }],
    ['another port', { origin: 'http://127.0.0.1:3001' }],
  ])('refuses what %s sends with a person’s cookie', async (_, headers) => {
    await changesNothing(async () => {
      const answer = await send(route, world, world.owner, { headers });
      expect(answer).toMatchObject({ status: 403, body: { detail: 'This request came from another site.' } });
    });
  });
});

describe.each(writes.filter(({ facts }) => facts.bodyIds))('$name', (route) => {
  test('answers ids of another workspace in the body as ids of nothing', async () => {
    const { strangerIds: own, ids: foreign, stranger } = world;
    const random = randomIds();
    await changesNothing(async () => {
      for (const name of route.facts.bodyIds ?? []) {
        const naming = (id: string) => ({ ids: own, bodyIds: { ...own, [name]: id } });
        const answer = await send(route, world, stranger, naming(foreign[name]));
        const expected = await send(route, world, stranger, naming(random[name]));
        expect(answer.status).toBeOneOf([404, 422]);
        expect(answer.body).toEqual(expected.body);
      }
    });
  });
});

describe.each(cases)('$name', (route) => {
  // Shows that all the refusals above are no accident of wrong ids and bodies.
  test('answers those who may', async () => {
    const fresh = await makeWorld();
    const { viewer } = fresh;
    const needs = route.facts.needs ?? 'membership';
    // The lowest that may, on what they made themselves.
    await setRole(fresh, needs === 'membership' ? 'viewer' : ABILITIES[needs].least);
    // From a page of ours.
    const headers = { 'sec-fetch-site': 'same-origin', origin: 'http://127.0.0.1:3000' };
    expect((await send(route, fresh, viewer, { headers })).status).toBe(route.facts.status);
  });
});
