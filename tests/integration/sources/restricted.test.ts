import { unzipSync } from 'fflate';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { POST as IMPORT_PREVIEW } from '@/app/api/sources/import/preview/route';
import { POST as PREVIEW } from '@/app/api/sources/preview/route';
import { createAgent } from '@/lib/agents/commands/create-agent';
import type { Actor } from '@/lib/auth/actor';
import type { User } from '@/lib/db/generated/client';
import { linkSource } from '@/lib/evidence/commands/link-source';
import { FORMAT_NAMES, type FormatName } from '@/lib/export/formats';
import { newId } from '@/lib/ids';
import { BIBLIOGRAPHY_NAMES, type BibliographyName } from '@/lib/sources/bibliography-model';
import { setSourceAccess } from '@/lib/sources/commands/set-access';
import { setCredit } from '@/lib/sources/commands/set-credit';
import { setDerivation } from '@/lib/sources/commands/set-derivation';
import { EMPTY_HUMAN } from '@/lib/sources/human-model';

import { buildAgent } from '../../../prisma/factories/agents';
import { buildEvidence } from '../../../prisma/factories/annotations';
import { createWorkspaceWith } from '../../support/actors';
import { testDatabase } from '../../support/database';
import { signedInRequest } from '../../support/session';
import { addSource, annotate, makeArticle } from '../annotations/world';
import { keep } from '../captures/world';
import { ask } from '../routes/ask';
import { cases, type Case } from '../routes/sweep/cases';
import { randomIds, type Ids } from '../routes/sweep/world';

const db = testDatabase();
/** Stands in everything that is said of the restricted sources, and nowhere else. */
const SECRET = 'zqsecret';
const AGREED = 'a person at the harbour board';
const DOI = '10.5555/quay';
const OPEN = 'A paper on the quay';
/** What the claim says too, so that the likeliest passages for it are here. */
const WORDS = `The northern quay is 80 metres long, said ${SECRET}.`;

/** The values of every part of a path that is a word; a new way out is here with the list of its formats. */
const WORDS_OF: Record<string, Record<string, readonly string[]>> = {
  'GET /api/articles/[articleId]/export/[format]': { format: FORMAT_NAMES },
  'GET /api/articles/[articleId]/bibliography/[format]': { format: BIBLIOGRAPHY_NAMES },
  'GET /api/sources/export/[format]': { format: BIBLIOGRAPHY_NAMES },
  'GET /api/articles/[articleId]/versions/[version]': { version: ['0'] },
};
const LISTED = ['', `?search=${SECRET}`, '?kind=interview', '?access=restricted'];
/** Where those who are named with a source read what it says; everywhere else, and in all that leaves the house, it says nothing even to them. */
const TELLS = [
  'GET /api/sources',
  'GET /api/sources/[sourceId]',
  'GET /api/sources/[sourceId]/captures',
  'GET /api/sources/[sourceId]/credits',
  'GET /api/sources/[sourceId]/captures/compare',
  'GET /api/sources/[sourceId]/captures/integrity',
  'GET /api/sources/duplicates',
  'GET /api/captures/[captureId]',
  'GET /api/captures/[captureId]/file',
  'GET /api/captures/[captureId]/integrity',
  'GET /api/articles/[articleId]/annotations',
  'GET /api/articles/[articleId]/annotations/[annotationId]',
  'GET /api/articles/[articleId]/annotations/[annotationId]/passages',
  'GET /api/articles/[articleId]/events',
  'GET /api/articles/[articleId]/activity',
];

const TEAM = ['owner', 'editor', 'reviewer', 'checker', 'viewer', 'maker', 'named'] as const;
const NAMED: readonly string[] = ['maker', 'named'];
type Who = (typeof TEAM)[number] | 'stranger';
const OTHERS: readonly Who[] = [...TEAM.filter((who) => !NAMED.includes(who)), 'stranger'];

let users: Record<Who, User>;
let ids: Ids;
let hash: string;
const reads = cases.filter(({ facts }) => facts.does === 'read');

beforeAll(async () => {
  const { actors, users: people } = await createWorkspaceWith(db, {
    owner: {},
    editor: {},
    reviewer: {},
    checker: {},
    viewer: {},
    maker: { role: 'checker' },
    named: { role: 'viewer' },
  });
  const there = await createWorkspaceWith(db, { owner: {} });
  users = { ...people, stranger: there.users.owner };
  ids = await makeThings(actors.maker, [actors.maker.userId, actors.named.userId], actors.owner);
});
beforeEach(async () => {
  await db.rateLimit.deleteMany();
});

async function makeThings(maker: Actor, readerIds: string[], owner: Actor): Promise<Ids> {
  const bare = { url: '', canonicalUrl: '' };
  const person = await addSource(maker, {
    ...bare,
    kind: 'interview',
    title: `Talk with ${SECRET}`,
    authors: [`Oda ${SECRET}`],
    publisher: SECRET,
    note: SECRET,
    reliabilityNote: SECRET,
    conflictOfInterest: SECRET,
    rightsNote: SECRET,
    human: {
      ...EMPTY_HUMAN,
      recordingRef: `tape ${SECRET}`,
      transcriptRef: SECRET,
      terms: 'deep_background',
      agreedDescription: AGREED,
    },
    access: 'restricted',
  });
  // A restricted paper, which is not to be given away as the double of an open one.
  const paper = await addSource(maker, { ...bare, title: `Paper ${SECRET}`, doi: DOI, access: 'restricted' });
  await addSource(owner, { ...bare, title: OPEN, doi: DOI });
  for (const { id, version } of [person, paper]) {
    await setSourceAccess(maker, id, { access: 'restricted', version, readerIds, evenIfNobody: false });
  }
  const derived = await addSource(owner, { ...bare, title: 'What the board says' });
  await setDerivation(maker, derived.id, {
    version: derived.version,
    originId: null,
    derivedFromId: person.id,
    derivation: 'rewrite',
  });
  const known = buildAgent({ name: 'Ottilie Brandt' });
  await createAgent(maker, known);
  const [name = ''] = person.authors;
  await setCredit(maker, person.id, { role: 'author', ordinal: 0, name, agentId: known.id });

  const copy = await keep(maker, person.id, WORDS);
  await keep(maker, person.id, `${WORDS} Nobody ${SECRET} was hurt.`);
  ({ sha256: hash } = await db.capture.findFirstOrThrow({
    where: { id: copy.id },
    select: { sha256: true },
  }));
  const articleId = await makeArticle(owner);
  const claim = await annotate(owner, articleId, '80 metres');
  const quote = await annotate(owner, articleId, 'The quay will hold', { kind: 'quote' });
  const evidence = buildEvidence(person.id, {
    captureId: copy.id,
    passage: { start: 0, end: 35 },
    excerpt: SECRET,
    excerptTranslation: SECRET,
    note: SECRET,
    locatorType: 'timestamp',
    locator: SECRET,
    locatorEnd: SECRET,
  });
  await linkSource(maker, articleId, claim.id, evidence);
  await linkSource(maker, articleId, quote.id, { ...evidence, id: newId(), relation: 'quoted_from' });
  await linkSource(maker, articleId, claim.id, buildEvidence(derived.id));
  return {
    ...randomIds(),
    articleId,
    annotationId: claim.id,
    evidenceId: evidence.id,
    sourceId: person.id,
    captureId: copy.id,
    agentId: known.id,
    userId: owner.userId,
  };
}

interface Told {
  where: string;
  status: number;
  text: string;
}

/** Nothing changes between the tests, so that everybody asks for everything once. */
const asked = new Map<string, Promise<Told[]>>();

/** Everything that a read of the API tells somebody, with all its formats and queries. */
function askAll(route: Case, who: Who): Promise<Told[]> {
  const key = `${who} ${route.name}`;
  const told = asked.get(key) ?? sendAll(route, users[who]);
  asked.set(key, told);
  return told;
}

async function sendAll({ name, params, facts, handler }: Case, user: User): Promise<Told[]> {
  const words = Object.entries(WORDS_OF[name] ?? {}).at(0);
  const queries = params.length === 0 ? LISTED : params.includes('format') ? ['', '?as=html'] : [''];
  const told: Told[] = [];
  for (const word of words?.[1] ?? ['']) {
    for (const query of new Set([...queries, facts.query?.(ids) ?? ''])) {
      await db.rateLimit.deleteMany();
      const request = await signedInRequest(user, `/api/asked${query}`);
      const path = params.map((each) => [each, each === words?.[0] ? word : String(Reflect.get(ids, each))]);
      const response = await handler(request, { params: Promise.resolve(Object.fromEntries(path)) });
      const text = textOf(new Uint8Array(await response.arrayBuffer()));
      told.push({ where: `${name} ${word} ${query}`, status: response.status, text });
    }
  }
  return told;
}

// Tables are packed.
function textOf(bytes: Uint8Array<ArrayBuffer>): string {
  const files = bytes[0] === 0x50 && bytes[1] === 0x4b ? Object.values(unzipSync(bytes)) : [bytes];
  return files.map((file) => new TextDecoder().decode(file)).join('\n');
}

const holdsSecret = ({ text }: Told) => {
  // The words that were looked for may be told back.
  const answered = text.replaceAll(`Sources: ${SECRET}`, '');
  return answered.toLowerCase().includes(SECRET) || answered.includes(hash);
};

test('every read whose path names a format is asked for all of them', () => {
  const withWords = reads.filter(({ params, levels }) =>
    params.some((name) => !levels.some((level) => level === name)),
  );
  expect(withWords.map(({ name }) => name).filter((name) => !WORDS_OF[name])).toEqual([]);
});

describe.each(reads)('$name', (route) => {
  test.each(OTHERS)('tells the %s nothing that a restricted source says', async (who) => {
    for (const told of await askAll(route, who)) {
      expect([told.where, told.status]).toEqual([
        told.where,
        expect.toSatisfy((status: number) => status < 500),
      ]);
      expect([told.where, holdsSecret(told) ? told.text : '']).toEqual([told.where, '']);
    }
  });

  const tells = TELLS.includes(route.name);
  test.each(NAMED)(`tells the one who is ${tells ? '' : 'not '}to read it there: %s`, async (who) => {
    const told = await askAll(route, who as Who);
    expect([route.name, told.some(holdsSecret)]).toEqual([route.name, tells]);
  });
});

// What is about to be added is compared with what is there.
test.each(OTHERS)('says to the %s of no restricted source that they have it already', async (who) => {
  const bib = `@misc{quay, title = {Paper ${SECRET.toUpperCase()}}, doi = {${DOI}}}`;
  for (const [route, text] of [
    [PREVIEW, DOI],
    [IMPORT_PREVIEW, bib],
  ] as const) {
    const { status, body } = await ask(route, users[who], { method: 'POST', json: { text } });
    const told = JSON.stringify(body);
    if (who === 'viewer') expect(status).toBe(403);
    else expect([status, told.includes(OPEN)]).toEqual([200, who !== 'stranger']);
    expect(told).not.toContain(SECRET);
  }
});

/** How each way out says that one source is withheld from it. */
const COUNTED: Record<FormatName | BibliographyName, RegExp> & Record<string, RegExp> = {
  w3c: /"fc:withheldSources":1/,
  docx: /1 source is withheld/,
  csv: /1 source is withheld/,
  markdown: /1 source is withheld/,
  'csl-json': /a person at the harbour board/,
  biblatex: /^% 2 sources, 1 of them protected\.$/m,
  bibtex: /^% 2 sources, 1 of them protected\.$/m,
  ris: /a person at the harbour board/,
  apa: /2 sources, 1 of them protected\./,
  'chicago-author-date': /2 sources, 1 of them protected\./,
  'chicago-notes': /2 sources, 1 of them protected\./,
  mla: /2 sources, 1 of them protected\./,
  harvard: /2 sources, 1 of them protected\./,
  newsroom: /2 sources, 1 of them protected\./,
  complete: /2 sources, 1 of them protected\./,
};

describe.each(reads.filter(({ params }) => params.includes('format')))('$name', (route) => {
  const isLibrary = route.name === 'GET /api/sources/export/[format]';
  test.each(TEAM)('tells the %s how many sources are withheld, whoever may see them', async (who) => {
    for (const { where, text } of await askAll(route, who)) {
      const format = where.split(' ')[2] ?? '';
      const counted = isLibrary ? /2 protected sources are left out/ : (COUNTED[format] ?? /^$/);
      expect([where, text]).toEqual([where, expect.stringMatching(counted)]);
      if (!isLibrary) {
        // The evidence is there, under what was agreed.
        expect([where, text]).toEqual([where, expect.stringContaining(AGREED)]);
      }
    }
  });
});
