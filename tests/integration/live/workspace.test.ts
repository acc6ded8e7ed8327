import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { openStream } from '@/app/api/articles/[articleId]/events/stream';
import { DEFAULT_SUFFICIENCY } from '@/lib/evidence/sufficiency-rules';
import { createHub, type Hub } from '@/lib/events/hub';
import { createFeeds } from '@/lib/versions/live-feed';
import type { WorkspaceNow } from '@/lib/versions/live-rules';
import { changeRole, removeMember } from '@/lib/workspaces/commands/members';
import { setSufficiency } from '@/lib/workspaces/commands/set-sufficiency';
import { setVerdicts } from '@/lib/review/commands/set-verdicts';

import { makeArticle, makeTeam } from '../annotations/world';
import { readStream } from './world';

const hubs: Hub[] = [];
const streams: { cancel: () => Promise<void> }[] = [];
let team: Awaited<ReturnType<typeof makeTeam>>;
let articleId: string;
beforeEach(async () => {
  team = await makeTeam();
  articleId = await makeArticle(team.actors.owner);
});
afterEach(async () => {
  await Promise.all(streams.splice(0).map((stream) => stream.cancel().catch(() => undefined)));
  await Promise.all(hubs.splice(0).map((hub) => hub.close()));
});

/** Follows as another process would; `until` reads on to how the workspace stands when it is so. */
async function follow(id = articleId, actor = team.actors.viewer) {
  const hub = createHub({ firstRetryMs: 20 });
  hubs.push(hub);
  const doubts: boolean[] = [];
  const { body } = await openStream({
    follow: (onWake) => createFeeds(hub).follow(actor, id, onWake),
    whyGone: (isInDoubt) => {
      doubts.push(isInDoubt);
      return Promise.resolve(null);
    },
    after: undefined,
    signal: new AbortController().signal,
    onEnd: () => undefined,
  });
  const stream = readStream(body);
  streams.push(stream);
  const until = async (isSo: (now: WorkspaceNow) => boolean) => {
    for (;;) {
      const { now } = await stream.next('workspace');
      if (isSo(now)) return now;
    }
  };
  return { ...stream, until, doubts };
}

const roleIn = (now: WorkspaceNow, userId: string) =>
  now.people.find((person) => person.userId === userId)?.role;

describe('a stream tells how the workspace stands', () => {
  test('to begin with, so that what happened while the page was made is not missed', async () => {
    const { now } = await (await follow()).next('workspace');
    expect(roleIn(now, team.users.checker.id)).toBe('checker');
    expect(Object.keys(now)).toEqual(['people', 'sufficiency', 'scale']);
  });

  test('when somebody has another role or is no member any more, and asks again whether its reader may read', async () => {
    const { owner, checker, reviewer } = team.actors;
    const stream = await follow();
    await stream.next('presence');
    expect(stream.doubts).not.toContain(true);
    await changeRole(owner, checker.userId, 'editor');
    await stream.until((now) => roleIn(now, checker.userId) === 'editor');
    await removeMember(owner, reviewer.userId);
    await stream.until((now) => roleIn(now, reviewer.userId) === null);
    expect(stream.doubts).toContain(true);
  });

  test('when other evidence is asked for, on every article of the workspace and of no other', async () => {
    const others = await makeTeam();
    const [one, two, foreign] = [
      await follow(),
      await follow(await makeArticle(team.actors.owner)),
      await follow(await makeArticle(others.actors.owner), others.actors.viewer),
    ];
    await Promise.all([one, two, foreign].map((stream) => stream.next('presence')));
    const asked = { ...DEFAULT_SUFFICIENCY, secondary: 7 };
    await setSufficiency(team.actors.editor, asked);
    for (const stream of [one, two]) await stream.until((now) => now.sufficiency.secondary === 7);
    await setSufficiency(others.actors.editor, { ...DEFAULT_SUFFICIENCY, secondary: 9 });
    expect((await foreign.next('workspace')).now.sufficiency.secondary).toBe(9);
  });

  test('when claims are rated by another scale', async () => {
    const stream = await follow();
    await stream.next('presence');
    const scale = await setVerdicts(team.actors.editor, { version: 0, to: { preset: 'evidence' } });
    expect((await stream.until((now) => now.scale.version === 1)).scale).toEqual(scale);
  });
});
