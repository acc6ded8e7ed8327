import { readdir } from 'node:fs/promises';
import { sep } from 'node:path';

import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { beforeEach, describe, expect, test } from 'vitest';

import { GET as EVENTS } from '@/app/g/[token]/events/route';
import { GET as IMAGE } from '@/app/g/[token]/images/[imageId]/route';
import { PUT as PRESENCE } from '@/app/g/[token]/presence/route';
import { GET as WORD } from '@/app/g/[token]/word/route';
import { addComment } from '@/lib/annotations/commands/add-comment';
import { changeAnnotation } from '@/lib/annotations/commands/change-annotation';
import { deleteAnnotation } from '@/lib/annotations/commands/delete-annotation';
import { inviteGuest } from '@/lib/guests/commands/invite-guest';
import { answerAsGuest, sayAsGuest } from '@/lib/guests/commands/say-as-guest';
import { readGuestDesk } from '@/lib/guests/guest-desk';
import { requireGuest } from '@/lib/guests/queries';
import { newId } from '@/lib/ids';
import { keepImage } from '@/lib/images/commands/keep-image';

import { buildGuest } from '../../../prisma/factories/guests';
import { testDatabase } from '../../support/database';
import { annotate, makeArticle, makeTeam } from '../annotations/world';

const SECRET = 'zqsecret';
let team: Awaited<ReturnType<typeof makeTeam>>['actors'];
let articleId: string;
let token: string;
/** A query to the author with a picture in its talk, and a claim that stays for all. */
let query: { id: string };
let claim: { id: string };
let imageId: string;

beforeEach(async () => {
  await testDatabase().rateLimit.deleteMany();
  team = (await makeTeam()).actors;
  articleId = await makeArticle(team.checker);
  token = (await inviteGuest(team.editor, articleId, buildGuest())).token;
  claim = await annotate(team.checker, articleId, '80 metres long');
  query = await annotate(team.checker, articleId, 'observers', {
    kind: 'query',
    fields: { question: `Was it ${SECRET}?`, askedOf: 'author' },
  });
  const bytes = await sharp({ create: { width: 4, height: 3, channels: 3, background: '#2a6' } })
    .png()
    .toBuffer();
  imageId = (await keepImage(team.checker, articleId, { id: newId(), bytes })).image.id;
  const images = [{ id: imageId, alt: SECRET }];
  await addComment(team.checker, articleId, query.id, { id: newId(), body: `Ask ${SECRET}.`, images });
});

async function show(to: 'restricted' | 'team'): Promise<void> {
  const from = to === 'team' ? 'restricted' : 'team';
  await changeAnnotation(team.checker, articleId, query.id, {
    articleVersion: 0,
    changes: { visibility: { from, to } },
  });
}

const params = () => Promise.resolve({ token, imageId });
const request = (path: string, init?: RequestInit) =>
  new Request(`http://127.0.0.1:3000/g/${token}${path}`, init);

/** What each way of a guest tells, in full; a new file under app/g that is not here fails the first test. */
const WAYS: Record<string, () => Promise<string>> = {
  'page.tsx': async () => JSON.stringify(await readGuestDesk(await requireGuest(token))),
  'word/route.ts': async () => {
    const answer = await WORD(request('/word'), { params: params() });
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    return Object.values(files)
      .map((bytes) => new TextDecoder().decode(bytes))
      .join('\n');
  },
  'images/[imageId]/route.ts': async () => {
    const { status } = await IMAGE(request(`/images/${imageId}`), { params: params() });
    return status === 200 ? SECRET : String(status);
  },
  'events/route.ts': async () => {
    const headers = { accept: 'application/json', 'x-galley-address': '192.0.2.7' };
    const answer = await EVENTS(request(`/events?clientId=${newId()}`, { headers }), { params: params() });
    const text = await answer.text();
    expect([answer.status, text.includes(claim.id)]).toEqual([200, true]);
    // It tells what there is by its id alone.
    return text.includes(query.id) ? SECRET : text;
  },
  'presence/route.ts': async () => {
    const headers = { 'content-type': 'application/json', origin: 'http://127.0.0.1:3000' };
    const body = JSON.stringify({ clientId: newId(), isHere: true });
    const answer = await PRESENCE(request('/presence', { method: 'PUT', headers, body }), {
      params: params(),
    });
    return await answer.text();
  },
  'actions.ts': async () => {
    const guest = await requireGuest(token);
    const said = sayAsGuest(guest, { annotationId: query.id, id: newId(), body: 'Who?' });
    const answered = answerAsGuest(guest, { annotationId: query.id, answer: 'Me.', was: '' });
    const told = (await Promise.allSettled([said, answered])).map((each) =>
      each.status === 'fulfilled' ? SECRET : String((each.reason as { code?: unknown }).code),
    );
    return told.join(' ');
  },
};

test('are all the ways of a guest', async () => {
  const found = (await readdir('app/g/[token]', { recursive: true, withFileTypes: true })).filter((each) =>
    each.isFile(),
  );
  const names = found.map(({ parentPath, name }) =>
    `${parentPath}${sep}${name}`.replaceAll(sep, '/').replace('app/g/[token]/', ''),
  );
  expect(names.toSorted()).toEqual(Object.keys(WAYS).toSorted());
});

describe.each(Object.keys(WAYS))('%s', (way) => {
  const ask = WAYS[way] ?? (() => Promise.resolve(SECRET));

  test('tells a guest nothing of an annotation that is restricted, and of it again when it is the team’s', async () => {
    await show('restricted');
    expect(await ask()).not.toContain(SECRET);
    await show('team');
    const tells = way !== 'presence/route.ts';
    expect((await ask()).includes(SECRET)).toBe(tells);
  });
});

test('an annotation that is restricted is as unknown to a guest as one that was deleted, or never was', async () => {
  await show('restricted');
  await deleteAnnotation(team.checker, articleId, claim.id);
  const guest = await requireGuest(token);
  const told = await Promise.all(
    [query.id, claim.id, newId()].map(async (annotationId) =>
      sayAsGuest(guest, { annotationId, id: newId(), body: 'Hello?' }).then(
        () => 'said',
        (error: unknown) => String(error),
      ),
    ),
  );
  expect(new Set(told)).toEqual(new Set(['AppError: This is not here any more. Load the page again.']));
});
