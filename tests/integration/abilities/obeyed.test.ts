import { beforeEach, describe, expect, test } from 'vitest';

import { can, type Ability } from '@/lib/auth/abilities';
import { ROLES, type Role } from '@/lib/auth/actor';
import { AppError } from '@/lib/errors';

import { makeTeam } from '../annotations/world';
import { fingerprint } from '../routes/sweep/fingerprint';
import { ATTEMPTS, HIDDEN, REFUSED, type Attempt } from './attempts';
import type { Team } from './world';

const tried = (Object.keys(ATTEMPTS) as Ability[]).flatMap((ability) =>
  (ATTEMPTS[ability] ?? []).map((attempt, index) => ({ ability, attempt, which: index + 1 })),
);
const abilities = new Set(tried.map(({ ability }) => ability)).size;

let team: Team;
beforeEach(async () => {
  team = await makeTeam();
});

/** What comes of it when somebody of this role tries; what is refused changes nothing. */
async function outcome(role: Role, attempt: Attempt): Promise<string> {
  const act = await attempt(team, team.actors[role]);
  const before = await fingerprint(team.workspace.id);
  const answer = await codeOf(act);
  if (answer !== 'done') expect(await fingerprint(team.workspace.id)).toEqual(before);
  return answer;
}

async function codeOf(act: () => Promise<unknown>): Promise<string> {
  try {
    return (await act()) === HIDDEN ? HIDDEN : 'done';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code;
  }
}

describe(`commands obey the table: ${tried.length} attempts at ${abilities} abilities × ${ROLES.length} roles = ${tried.length * ROLES.length}`, () => {
  test.each(tried)('$ability ($which)', async ({ ability, attempt }) => {
    for (const role of ROLES) {
      const answer = await outcome(role, attempt);
      const expected = can({ role }, ability) ? ['done'] : (REFUSED[ability] ?? ['forbidden']);
      expect(expected, `as ${role}`).toContain(answer);
    }
  });
});
