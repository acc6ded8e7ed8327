import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { GET as EXPORT } from '@/app/api/articles/[articleId]/export/[format]/route';
import { GET as READ } from '@/app/api/sources/[sourceId]/route';
import { GET as LIST } from '@/app/api/sources/route';
import { changeEvidence } from '@/lib/evidence/commands/change-evidence';
import { linkSource } from '@/lib/evidence/commands/link-source';
import { listAnnotations } from '@/lib/annotations/queries';
import type { Actor, Role } from '@/lib/auth/actor';
import type { User } from '@/lib/db/generated/client';
import { setSourceAccess } from '@/lib/sources/commands/set-access';
import { changeSource } from '@/lib/sources/commands/change-source';
import { EMPTY_HUMAN } from '@/lib/sources/human-model';
import { listSources } from '@/lib/sources/list-queries';
import type { SourceView } from '@/lib/sources/model';
import { listReaders, listSourcesByIds, listSourceUses, requireSource } from '@/lib/sources/queries';
import { createHub } from '@/lib/events/hub';
import { readChanges } from '@/lib/versions/live-changes';
import { createFeeds } from '@/lib/versions/live-feed';

import { buildEvidence } from '../../../prisma/factories/annotations';
import { createWorkspaceWith } from '../../support/actors';
import { testDatabase } from '../../support/database';
import { signedInRequest } from '../../support/session';
import { addSource, annotate, makeArticle } from '../annotations/world';
import { ask } from '../routes/ask';

const db = testDatabase();
type Who = Role | 'maker' | 'named' | 'stranger';
/** Words that nobody but those named with the source may ever read. */
const SECRETS = ['Oda Sandvik', 'SECRETTITLE', 'SECRETEXCERPT', 'SECRETNOTE', 'SECRETPLACE', 'tape 44'];
const AGREED = 'a person at the harbour board';

let users: Record<Who, User>;
let actors: Record<Who, Actor>;
let source: SourceView;
let articleId: string;
let annotationId: string;
const evidence = buildEvidence('', {
  excerpt: 'SECRETEXCERPT',
  note: 'SECRETNOTE',
  locatorType: 'timestamp',
  locator: 'SECRETPLACE',
});

beforeAll(async () => {
  const here = await createWorkspaceWith(db, {
    owner: {},
    editor: {},
    reviewer: {},
    checker: {},
    viewer: {},
    maker: { role: 'checker' },
    named: { role: 'viewer' },
  });
  const there = await createWorkspaceWith(db, { owner: {} });
  users = { ...here.users, stranger: there.users.owner };
  actors = { ...here.actors, stranger: there.actors.owner };
  source = await addSource(actors.maker, {
    kind: 'interview',
    title: 'SECRETTITLE',
    authors: ['Oda Sandvik'],
    url: '',
    canonicalUrl: '',
    human: { ...EMPTY_HUMAN, recordingRef: 'tape 44', terms: 'deep_background', agreedDescription: AGREED },
  });
  await setSourceAccess(actors.maker, source.id, {
    access: 'restricted',
    version: 1,
    readerIds: [actors.maker.userId, actors.named.userId],
    evenIfNobody: false,
  });
  source = await requireSource(actors.maker, source.id);
  articleId = await makeArticle(actors.editor);
  annotationId = (await annotate(actors.editor, articleId, '80 metres')).id;
  await linkSource(actors.maker, articleId, annotationId, { ...evidence, sourceId: source.id });
});
beforeEach(async () => {
  await db.rateLimit.deleteMany();
});

const SEES: Record<Who, boolean> = {
  maker: true,
  named: true,
  owner: false,
  editor: false,
  reviewer: false,
  checker: false,
  viewer: false,
  stranger: false,
};
const everybody = Object.entries(SEES).map(([who, sees]) => ({ who: who as Who, sees }));
const team = everybody.filter(({ who }) => who !== 'stranger');
const withheldView = () => ({
  id: source.id,
  isWithheld: true,
  kind: 'interview',
  title: AGREED,
  citationKey: `protected-${source.id.slice(0, 8)}`,
});

function expectNoSecrets(text: string): void {
  for (const secret of SECRETS) expect(text).not.toContain(secret);
}

test('a source who is a person is restricted to whoever adds it, with a key that carries no name', () => {
  expect(source).toMatchObject({ access: 'restricted', citationKey: `protected-${source.id.slice(0, 8)}` });
});

describe.each(everybody)('$who, who sees a restricted source: $sees', ({ who, sees }) => {
  test('its page, its readers and where it is used', async () => {
    const answer = await ask(READ, users[who], { params: { sourceId: source.id } });
    if (sees) {
      expect(answer).toMatchObject({
        status: 200,
        body: { title: 'SECRETTITLE', human: { recordingRef: 'tape 44' } },
      });
      expect(await listReaders(actors[who], source.id)).toHaveLength(2);
      expect((await listSourceUses(actors[who], source.id, {})).items).toHaveLength(1);
    } else {
      expect(answer.status).toBe(404);
      expectNoSecrets(JSON.stringify(answer));
      await expect(listReaders(actors[who], source.id)).rejects.toMatchObject({ code: 'not_found' });
      expect((await listSourceUses(actors[who], source.id, {})).items).toEqual([]);
    }
  });

  test('the list and its search, which say how many are withheld', async () => {
    for (const query of [
      '',
      '?search=SECRETTITLE',
      '?search=sandvik',
      '?kind=interview',
      '?access=restricted',
    ]) {
      const { status, body } = await ask(LIST, users[who], { query });
      const withheld = sees || who === 'stranger' ? 0 : 1;
      expect([query, status, body]).toMatchObject([query, 200, { withheld }]);
      const ids = (body as { items: SourceView[] }).items.map(({ id }) => id);
      expect([query, ids]).toEqual([query, sees ? [source.id] : []]);
    }
  });
});

describe.each(team)('$who, who sees a restricted source: $sees', ({ who, sees }) => {
  test('the evidence on the desk and in live messages', async () => {
    const page = await listAnnotations(actors[who], articleId);
    const changes = await readChanges(actors[who], articleId, 1);
    if (changes.outcome !== 'changes') throw new Error('There must be changes.');
    for (const { annotations, sources } of [
      { annotations: page.items, sources: page.sources },
      changes.message,
    ]) {
      const [link] = annotations[0]?.evidence ?? [];
      if (sees) {
        expect(link).toMatchObject({ isWithheld: false, excerpt: 'SECRETEXCERPT', locator: 'SECRETPLACE' });
        expect(sources).toEqual([await requireSource(actors[who], source.id)]);
      } else {
        expect(link).toMatchObject({
          isWithheld: true,
          sourceId: source.id,
          relation: evidence.relation,
          excerpt: '',
          note: '',
          locator: '',
          locatorType: null,
        });
        expect(sources).toEqual([withheldView()]);
        expectNoSecrets(JSON.stringify([annotations, sources]));
      }
    }
    expect(await listSourcesByIds(actors.stranger, [source.id])).toEqual([]);
  });

  test.each(['markdown', 'csv', 'w3c', 'docx'])(
    'the export as %s, from which it is withheld and counted',
    async (format) => {
      const request = await signedInRequest(users[who], `/api/articles/${articleId}/export/${format}`);
      const response = await EXPORT(request, { params: Promise.resolve({ articleId, format }) });
      const bytes = new Uint8Array(await response.arrayBuffer());
      const isZip = format === 'csv' || format === 'docx';
      const files = isZip ? Object.values(unzipSync(bytes)) : [bytes];
      const text = files.map((file) => new TextDecoder().decode(file)).join('\n');
      expectNoSecrets(text);
      expect(text).toContain(AGREED);
      // A comment in Word calls a source by its title.
      if (format !== 'docx') expect(text).toContain(source.citationKey);
      expect(text).toMatch(format === 'w3c' ? /"fc:withheldSources":1/ : /1 source is withheld/);
      if (format === 'csv') {
        const table = new TextDecoder().decode(unzipSync(bytes)['sources.csv']);
        const records = parse(table, { columns: true, bom: true }) as Record<string, string>[];
        expect(records).toMatchObject([
          { source_key: source.citationKey, withheld: 'yes', container_title: '' },
        ]);
      }
    },
  );
});

test('people who follow the article in one process are each told what they may see', async () => {
  const hub = createHub();
  const feeds = createFeeds(hub);
  const followed = ['maker', 'owner', 'named', 'checker'] as const;
  try {
    for (const who of followed) {
      const following = await feeds.follow(actors[who], articleId, () => undefined);
      const changes = await following.changesAfter(1);
      if (changes.outcome !== 'changes') throw new Error('There must be changes.');
      if (SEES[who]) expect(changes.message.sources).toMatchObject([{ title: 'SECRETTITLE' }]);
      else expectNoSecrets(JSON.stringify(changes.message));
    }
  } finally {
    await hub.close();
  }
});

test('nothing of a restricted source is in any event', async () => {
  const events = await db.event.findMany({ where: { workspaceId: actors.maker.workspaceId } });
  const about = events.filter(
    (event) => JSON.stringify(event.data).includes(source.id) || event.subjectId === source.id,
  );
  expect(about.map((event) => event.type)).toEqual(
    expect.arrayContaining(['source.created', 'source.readers_changed', 'evidence.linked']),
  );
  expectNoSecrets(JSON.stringify(events.map(({ data }) => data)));
  expect(JSON.stringify(events.map(({ data }) => data))).not.toContain(AGREED);
});

test('who does not see a source can neither link it, change it, nor change a link to it', async () => {
  const { checker, owner } = actors;
  await expect(linkSource(checker, articleId, annotationId, buildEvidence(source.id))).rejects.toMatchObject({
    code: 'not_found',
  });
  await expect(changeSource(owner, source.id, { version: 2, title: 'Mine' })).rejects.toMatchObject({
    code: 'not_found',
  });
  await expect(setSourceAccess(owner, source.id, { access: 'team', version: 2 })).rejects.toMatchObject({
    code: 'not_found',
  });
  const { id: _id, sourceId: _sourceId, ...fields } = evidence;
  const path = { articleId, annotationId, evidenceId: evidence.id };
  await expect(changeEvidence(owner, path, { ...fields, version: 1 })).rejects.toMatchObject({
    code: 'forbidden',
  });
});

describe('giving and taking access', () => {
  const restrict = (readerIds: string[], version = 1, evenIfNobody = false) =>
    ({ access: 'restricted', version, readerIds, evenIfNobody }) as const;

  test('is for whoever added the source and for editors, and names members only', async () => {
    const { id } = await addSource(actors.maker);
    const mine = restrict([actors.checker.userId]);
    await expect(setSourceAccess(actors.checker, id, mine)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(setSourceAccess(actors.viewer, id, mine)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(setSourceAccess(actors.maker, id, restrict([actors.stranger.userId]))).rejects.toMatchObject(
      { code: 'invalid_input', fields: { readerIds: expect.any(String) } },
    );
    await expect(setSourceAccess(actors.maker, id, restrict([actors.maker.userId], 7))).rejects.toMatchObject(
      {
        code: 'conflict',
        details: { source: { id } },
      },
    );
    expect(await setSourceAccess(actors.editor, id, restrict([actors.editor.userId]))).toMatchObject({
      access: 'restricted',
    });
    await expect(requireSource(actors.maker, id)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('the last reader cannot go by accident', async () => {
    const { id } = await addSource(actors.maker, { kind: 'personal_communication' });
    await expect(setSourceAccess(actors.maker, id, restrict([]))).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/Nobody could see this source any more/),
    });
    expect(await setSourceAccess(actors.maker, id, restrict([], 1, true))).toBeNull();
    await expect(requireSource(actors.maker, id)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('changes the key, tells the desks where it is evidence, and can be taken back', async () => {
    const made = await addSource(actors.maker, { authors: ['Petra Vance'], issued: '2024' });
    expect(made.citationKey).toBe('vance2024');
    const link = buildEvidence(made.id);
    await linkSource(actors.maker, articleId, annotationId, link);
    const restricted = await setSourceAccess(actors.maker, made.id, restrict([actors.maker.userId]));
    expect(restricted?.citationKey).toMatch(/^protected-/);
    expect((await listSources(actors.owner, { search: 'vance' })).items).toEqual([]);
    const opened = await setSourceAccess(actors.maker, made.id, { access: 'team', version: 2 });
    expect(opened).toMatchObject({ access: 'team', citationKey: 'vance2024' });
    expect((await listSources(actors.owner, { search: 'vance2024' })).items).toMatchObject([{ id: made.id }]);
    expect(await setSourceAccess(actors.maker, made.id, { access: 'team', version: 1 })).toEqual(opened);
    const told = await db.event.findMany({
      where: { articleId, subjectId: link.id },
      orderBy: { number: 'asc' },
      select: { type: true, data: true },
    });
    expect(told.map(({ type }) => type)).toEqual([
      'evidence.linked',
      'evidence.access_changed',
      'evidence.access_changed',
    ]);
    expect(told[1]?.data).toEqual({ annotationId });
  });
});
