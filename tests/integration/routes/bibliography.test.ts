import { beforeAll, describe, expect, test } from 'vitest';
import { GET as ARTICLE } from '@/app/api/articles/[articleId]/bibliography/[format]/route';
import { GET as LIBRARY } from '@/app/api/sources/export/[format]/route';
import { POST as PREVIEW } from '@/app/api/sources/import/preview/route';
import { POST as IMPORT } from '@/app/api/sources/import/route';
import { BIBLIOGRAPHY_NAMES } from '@/lib/sources/bibliography-model';
import { newId } from '@/lib/ids';
import { readBibliography } from '@/lib/import/bibliography/read-bibliography';
import { EMPTY_HUMAN } from '@/lib/sources/human-model';
import { bibliographyPreviewSchema, importedSchema } from '@/lib/sources/import-model';
import type { SourceFields } from '@/lib/sources/model';
import { requireSource } from '@/lib/sources/queries';
import { SAMPLE_FIELDS } from '@/tests/fixtures/bibliography/sample-fields';

import { testDatabase } from '../../support/database';
import { addSource, annotate, makeArticle, makeTeam } from '../annotations/world';
import { signedInRequest } from '../../support/session';
import { ask, type Route } from './ask';

const BIB = `@string{ln = "The Saltmere Lantern"}
@article{a, author = {Maren, Ida}, title = {Harbour wall unsafe}, journal = ln, year = 2026, doi = {10.5555/wall}}
@article{b, author = {Maren, Ida}, title = {The harbour wall: unsafe}, doi = {10.5555/WALL}, mood = {sad}}
@misc{broken, title = {No end
@misc{c, author = {Orrin, Tove}, title = {A talk with the harbour master}, entrysubtype = {interview}}
`;

let team: Awaited<ReturnType<typeof makeTeam>>;
let others: typeof team;
beforeAll(async () => {
  [team, others] = [await makeTeam(), await makeTeam()];
});

type Who = 'checker' | 'viewer' | 'stranger' | 'nobody';

function userOf(who: Who) {
  if (who === 'nobody') return null;
  return who === 'stranger' ? others.users.owner : team.users[who];
}

async function download(
  route: Route,
  who: Who,
  params: Record<string, string>,
  query = '',
): Promise<Response> {
  const request = await signedInRequest(userOf(who), `/api/asked${query}`);
  return await route(request, { params: Promise.resolve(params) });
}

async function preview(who: Who, text: string) {
  return await ask(PREVIEW, userOf(who), { method: 'POST', json: { text } });
}

describe('the library', () => {
  test('asks those who are not signed in to do so, and gives strangers none of it', async () => {
    const title = `Tide tables ${newId()}`;
    await addSource(team.actors.checker, { title });
    expect((await download(LIBRARY, 'nobody', { format: 'ris' })).status).toBe(401);
    const foreign = await download(LIBRARY, 'stranger', { format: 'complete' });
    expect([foreign.status, await foreign.text()]).toEqual([200, expect.not.stringContaining(title)]);
  });

  test.each(BIBLIOGRAPHY_NAMES)(
    'goes out as %s with every source but the protected ones, which it counts',
    async (format) => {
      const word = `word${newId().replaceAll('-', '')}`;
      await addSource(team.actors.checker, { title: `Open ${word}` });
      await addSource(team.actors.checker, {
        kind: 'interview',
        title: `Secret ${word}`,
        authors: ['Hidden, Hanna'],
        access: 'restricted',
      });
      const text = await (await download(LIBRARY, 'checker', { format }, `?as=text&search=${word}`)).text();
      expect(text).toContain(`Open ${word}`);
      expect(text).not.toMatch(/Secret|Hanna|Hidden/);
      expect(text).toMatch(/\d+ protected sources? (is|are) left out/);
    },
  );

  test('names the formats when it is asked for another', async () => {
    const answer = await download(LIBRARY, 'viewer', { format: 'docx' });
    expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('biblatex')]);
  });

  test('comes in as it went out', async () => {
    const stranger = others.actors.owner;
    const kept = await Promise.all(
      Object.values(SAMPLE_FIELDS)
        .filter(({ kind }) => kind !== 'interview')
        .map(async (fields) => await addSource(stranger, { ...fields, id: newId() })),
    );
    for (const format of ['csl-json', 'biblatex', 'bibtex', 'ris']) {
      const answer = await download(LIBRARY, 'stranger', { format });
      const read = readBibliography(new Uint8Array(await answer.arrayBuffer()));
      const came = new Map(read.ok ? read.entries.map(({ key, fields }) => [key, fields]) : []);
      for (const source of kept) {
        const fields: SourceFields | null = came.get(source.citationKey) ?? null;
        expect(fields).not.toBeNull();
        expect({ ...source, ...fields }).toEqual(source);
      }
    }
  });
});

describe('an article', () => {
  test('gives the sources that its evidence names, protected ones under what was agreed', async () => {
    const open = await addSource(team.actors.checker, { title: `Open ${newId()}` });
    const unused = await addSource(team.actors.checker, { title: `Unused ${newId()}` });
    const secret = await addSource(team.actors.checker, {
      kind: 'interview',
      title: `Secret ${newId()}`,
      access: 'restricted',
      human: { ...EMPTY_HUMAN, agreedDescription: 'a nurse at the clinic' },
    });
    const articleId = await makeArticle(team.actors.editor);
    const claim = await annotate(team.actors.checker, articleId, 'The quay will hold');
    const { workspaceId, userId } = team.actors.checker;
    const by = { createdById: userId, updatedById: userId };
    for (const { id: sourceId } of [open, secret]) {
      const ids = { id: newId(), annotationId: claim.id, sourceId };
      await testDatabase().evidence.create({
        data: { workspaceId, ...ids, relation: 'supported_by', ...by },
      });
    }
    for (const format of BIBLIOGRAPHY_NAMES) {
      const text = await (await download(ARTICLE, 'checker', { articleId, format }, '?as=text')).text();
      expect(text).toContain(open.title);
      expect(text).toContain('a nurse at the clinic');
      expect(text).not.toContain(secret.title);
      expect(text).not.toContain(unused.title);
      expect(text).toMatch(/one of 1 in this list|1 of them protected/);
    }
    const answers = [
      await download(ARTICLE, 'nobody', { articleId, format: 'apa' }),
      await download(ARTICLE, 'stranger', { articleId, format: 'apa' }),
      await download(ARTICLE, 'checker', { articleId: newId(), format: 'apa' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 404, 404]);
  });
});

describe('bringing in', () => {
  test('is for those who are signed in and may add sources', async () => {
    expect((await preview('nobody', BIB)).status).toBe(401);
    expect((await preview('viewer', BIB)).status).toBe(403);
  });

  test('is looked at first: what each entry becomes, what is like it, what is broken', async () => {
    const known = await addSource(team.actors.checker, { title: 'Wall', doi: '10.5555/wall' });
    const { status, body } = await preview('checker', BIB);
    expect(status).toBe(200);
    const { entries } = bibliographyPreviewSchema.parse(body);
    expect(entries.map(({ key, line }) => [key, line])).toEqual([
      ['a', 2],
      ['b', 3],
      ['broken', 4],
      ['c', 5],
    ]);
    expect(entries[0]?.duplicates).toEqual([
      { id: known.id, title: 'Wall', citationKey: known.citationKey, reasons: ['doi'] },
    ]);
    expect(entries[1]).toMatchObject({ twin: 0, fields: { extra: { mood: 'sad' } } });
    expect(entries[2]).toMatchObject({ fields: null, text: expect.stringContaining('No end') as string });
    // Others have no such source.
    const foreign = bibliographyPreviewSchema.parse((await preview('stranger', BIB)).body);
    expect(foreign.entries[0]?.duplicates).toEqual([]);
  });

  test('makes all at once, and once however often it is sent', async () => {
    const { entries } = bibliographyPreviewSchema.parse((await preview('checker', BIB)).body);
    const sources = entries.flatMap(({ fields }) => (fields ? [{ id: newId(), ...fields }] : []));
    const send = async (who: Who) => await ask(IMPORT, userOf(who), { method: 'POST', json: { sources } });
    expect([(await send('nobody')).status, (await send('viewer')).status]).toEqual([401, 403]);
    const first = await send('checker');
    expect([first.status, importedSchema.parse(first.body).repeated]).toEqual([201, 0]);
    const again = await send('checker');
    expect([again.status, importedSchema.parse(again.body)]).toEqual([
      200,
      { ...importedSchema.parse(first.body), repeated: 3 },
    ]);
    const keys = importedSchema.parse(first.body).made.map((made) => made.citationKey);
    expect(new Set(keys).size).toBe(3);
    const [paper, , talk] = sources;
    expect(await requireSource(team.actors.viewer, paper?.id ?? '')).toMatchObject({
      ...paper,
      access: 'team',
    });
    // Persons are seen by who brought them in alone.
    await expect(requireSource(team.actors.viewer, talk?.id ?? '')).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await requireSource(team.actors.checker, talk?.id ?? '')).toMatchObject({ access: 'restricted' });
    const taken = { sources: [{ ...paper, title: 'Mine' }] };
    expect((await ask(IMPORT, team.users.owner, { method: 'POST', json: taken })).status).toBe(409);
  });

  test.each([
    ['', 422],
    ['Nothing of the kind.', 415],
    ['{"a": ', 415],
    ['%PDF-1.7\n', 415],
  ])('refuses %j with a sentence', async (text, expected) => {
    const { status, body } = await preview('checker', text);
    expect([status, body]).toEqual([
      expected,
      expect.objectContaining({ detail: expect.stringMatching(/\.$/) as string }),
    ]);
  });
});
