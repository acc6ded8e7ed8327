import { beforeEach, describe, expect, test } from 'vitest';

import { getReport } from '@/lib/report/queries';
import { changeReport } from '@/lib/report/commands/change-report';
import { revokeReport } from '@/lib/report/commands/revoke-report';
import { shareReport } from '@/lib/report/commands/share-report';
import { DEFAULT_OPTIONS } from '@/lib/report/model';
import { newId } from '@/lib/ids';
import { setSourceAccess } from '@/lib/sources/commands/set-access';
import { EMPTY_HUMAN, type Terms } from '@/lib/sources/human-model';
import { linkSource } from '@/lib/evidence/commands/link-source';
import { textHash } from '@/lib/versions/doc-hash';

import { buildEvidence } from '../../../prisma/factories/annotations';
import { testDatabase } from '../../support/database';
import { addSource, annotate, makeTeam, TEXT } from '../annotations/world';
import { write } from '../steps/world';
import { makeChecked, move, publish, read, set, share, type Team } from './world';

const db = testDatabase();
const SECRET = 'zqsecret';
const AGREED = 'a person at the harbour board';

let team: Team;
let articleId: string;
let claimId: string;
let paperId: string;
beforeEach(async () => {
  await db.rateLimit.deleteMany();
  ({ team, articleId, claimId, paperId } = await makeChecked());
});

const eventTypes = async () =>
  (
    await db.event.findMany({
      where: { articleId, type: { startsWith: 'report.' } },
      orderBy: { number: 'asc' },
    })
  ).map(({ type }) => type);
const dataOf = (html: string) =>
  /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
const messageOf = async (work: Promise<unknown>) =>
  await work.then(
    () => 'nothing was refused',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );

describe('a report', () => {
  test('shows what was published to anybody who has its link, with no session and no script', async () => {
    await publish(team, articleId, claimId);
    const { path } = await share(team.editor, articleId);
    expect(path).toMatch(/^\/r\/[\w-]{43}$/);
    const { status, headers, html } = await read(path);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('x-robots-tag')).toBe('noindex');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('set-cookie')).toBeNull();
    for (const words of [
      'The northern quay is',
      '80 metres long',
      'The plan says so.',
      'Plan of the northern quay',
      'Length: 80 m.',
    ]) {
      expect(html).toContain(words);
    }
    expect(html).toContain(textHash(TEXT));
    expect(html).not.toContain('For us only.');
    expect(JSON.parse(dataOf(html))).toMatchObject({ '@context': 'https://schema.org' });
    expect(dataOf(html)).toContain('"@type":"ClaimReview"');
    expect(dataOf(html)).toContain(`http://127.0.0.1:3000${path}#claim-${claimId}`);
  });

  test('tells nothing of what is not for readers, nor of what was restricted since, and counts it', async () => {
    const own = await annotate(team.checker, articleId, 'observers', {
      kind: 'attribution',
      ranges: [{ role: 'source', start: TEXT.indexOf('observers'), end: TEXT.indexOf('observers') + 9 }],
      status: 'verified',
    });
    await set(team.checker, articleId, own.id, 'visibility', 'team');
    await publish(team, articleId, claimId);
    const { path } = await share(team.editor, articleId);
    const first = await read(path);
    expect(first.html).not.toContain(own.id);
    expect(first.html).toContain(claimId);
    expect(first.html).toMatch(/Checked, and not told here<\/dt>\s*<dd>1</);
    await move(team.editor, articleId, 'open_correction', 'The quay was measured anew.');
    await set(team.checker, articleId, claimId, 'visibility', 'restricted');
    const { html } = await read(path);
    expect(html).not.toContain(claimId);
    expect(html).not.toContain('The plan says so.');
    expect(html).not.toContain('Plan of the northern quay');
    expect(dataOf(html)).not.toContain('ClaimReview');
    expect(html).toMatch(/Checked, and not told here<\/dt>\s*<dd>2</);
  });

  test('cannot be shared before there is anything to read', async () => {
    const input = { id: newId(), options: DEFAULT_OPTIONS };
    expect(await messageOf(shareReport(team.editor, articleId, input))).toBe(
      'Publish the article first: readers are given what was published.',
    );
    expect(await getReport(team.editor, articleId)).toEqual({ standing: 'unpublished', link: null });
  });

  test('stays as it was published, whatever becomes of what it was made of', async () => {
    await publish(team, articleId, claimId);
    const { path } = await share(team.editor, articleId);
    const before = await read(path);
    await db.annotation.updateMany({ where: { id: claimId }, data: { fields: { statement: 'Changed.' } } });
    await db.source.updateMany({ where: { id: paperId }, data: { title: 'Changed.' } });
    await db.workspace.updateMany({ data: { name: 'Changed.' } });
    expect((await read(path)).html).toBe(before.html);
    await expect(db.publicationReport.updateMany({ data: { data: {} } })).rejects.toThrow();
  });

  test('is marked while a correction is prepared, and both versions can be read after it', async () => {
    await publish(team, articleId, claimId);
    const { path } = await share(team.editor, articleId, { isListed: true });
    const published = await read(path);
    expect(published.headers.get('x-robots-tag')).toBeNull();
    await move(team.editor, articleId, 'open_correction', 'A note that is not finished.');
    const open = await read(path);
    expect(open.html).toContain('A correction is being prepared.');
    expect(open.html).not.toContain('A note that is not finished.');
    await write(team.editor, articleId, (tr, at) => tr.insertText('85', at('80').from, at('80').to));
    const writing = await read(path);
    expect(writing.html).toContain('A correction is being prepared.');
    expect(writing.html).toContain('80 metres long');
    expect(writing.html).not.toContain('85 metres long');

    await set(team.checker, articleId, claimId, 'status', 'in_progress');
    await set(team.checker, articleId, claimId, 'status', 'verified_with_change');
    await move(team.checker, articleId, 'submit');
    await move(team.reviewer, articleId, 'approve');
    await move(team.editor, articleId, 'publish', 'The quay is 85 metres long.');
    const corrected = await read(path);
    expect(corrected.html).toContain('85 metres long');
    expect(corrected.html).toContain('The quay is 85 metres long.');
    expect(corrected.html).not.toContain('A correction is being prepared.');
    expect(dataOf(corrected.html)).toContain('CorrectionComment');
    const old = await read(`${path}?publication=1`);
    expect(old.status).toBe(200);
    expect(old.html).toContain('This is an earlier version.');
    expect(old.html).toContain('80 metres long');
    expect(old.headers.get('x-robots-tag')).toBe('noindex');
    for (const asked of ['0', '3', 'x', '-1', '1.0', '99999999']) {
      expect((await read(`${path}?publication=${asked}`)).status).toBe(404);
    }
  });

  test('of a withdrawn article says so with the note, and none of its words', async () => {
    await publish(team, articleId, claimId);
    const { path } = await share(team.editor, articleId);
    await move(team.editor, articleId, 'withdraw', 'The quay does not exist.');
    for (const address of [path, `${path}?publication=1`]) {
      const { status, html } = await read(address);
      expect(status).toBe(410);
      expect(html).toContain('The quay does not exist.');
      for (const words of ['80 metres', 'Quay to reopen', 'Plan of the northern quay'])
        expect(html).not.toContain(words);
    }
    await revokeReport(team.editor, articleId, (await getReport(team.editor, articleId)).link?.id ?? '');
    expect((await read(path)).status).toBe(404);
  });

  test('names the team, and gives the checked words only, where that was chosen', async () => {
    await publish(team, articleId, claimId);
    const { id, path, version } = await share(team.editor, articleId);
    const names = await db.user.findMany({
      where: { id: { in: [team.checker.userId, team.reviewer.userId] } },
    });
    const before = (await read(path)).html;
    for (const { name } of names) expect(before).not.toContain(name);
    await changeReport(team.editor, articleId, id, {
      version,
      options: { showsText: false, showsTeam: true, isListed: false },
    });
    const after = (await read(path)).html;
    for (const { name } of names) expect(after).toContain(name);
    expect(after).toContain('80 metres long');
    expect(after).not.toContain('The northern quay');
  });
});

describe('a protected source', () => {
  async function makePerson(terms: Terms, access: 'team' | 'restricted') {
    const person = await addSource(team.checker, {
      kind: 'interview',
      title: `Talk with Oda ${SECRET}`,
      authors: [`${SECRET}, Oda`],
      note: SECRET,
      url: '',
      canonicalUrl: '',
      human: { ...EMPTY_HUMAN, terms, recordingRef: SECRET, agreedDescription: AGREED },
      access,
    });
    const evidence = buildEvidence(person.id, {
      excerpt: SECRET,
      excerptTranslation: SECRET,
      note: SECRET,
      locatorType: 'timestamp',
      locator: SECRET,
    });
    await linkSource(team.checker, articleId, claimId, evidence);
    return person;
  }

  test.each([
    ['restricted', 'on_record'],
    ['team', 'on_background'],
    ['team', 'off_record'],
    ['team', 'unspecified'],
  ] as const)('that is for %s, %s, is told by what was agreed, and counted', async (access, terms) => {
    const person = await makePerson(terms, access);
    await set(team.checker, articleId, claimId, 'fields.unknowns', `Whether Oda ${SECRET} is right.`);
    await publish(team, articleId, claimId);
    const { path } = await share(team.editor, articleId);
    const { html } = await read(path);
    expect(html).toContain(AGREED);
    expect(html).toContain('1 source is protected');
    expect(html.toLowerCase()).not.toContain(SECRET);
    expect(html).not.toContain(person.id);
    expect(html).not.toContain(person.citationKey);
    expect(dataOf(html)).toContain(AGREED);
    const stored = await db.publicationReport.findMany({ where: { publication: { articleId } } });
    expect(JSON.stringify(stored).toLowerCase()).not.toContain(SECRET);
  });

  test('stays unnamed when what cites it is restricted, before it was published and after', async () => {
    const person = await makePerson('on_record', 'team');
    const other = await annotate(team.checker, articleId, 'observers');
    await set(team.checker, articleId, other.id, 'fields.verdictRationale', `Oda ${SECRET} says so.`);
    await set(team.checker, articleId, other.id, 'fields.verdict', 'accurate');
    await set(team.checker, articleId, other.id, 'status', 'unverifiable');
    await publish(team, articleId, claimId);
    const { path } = await share(team.editor, articleId);
    expect((await read(path)).html).toContain(SECRET);
    const access = { version: 1, readerIds: [], evenIfNobody: true };
    await setSourceAccess(team.checker, person.id, { access: 'restricted', ...access });
    expect((await read(path)).html.toLowerCase()).not.toContain(SECRET);

    await move(team.editor, articleId, 'open_correction', 'One finding is withdrawn.');
    await set(team.checker, articleId, claimId, 'visibility', 'restricted');
    const { html } = await read(path);
    expect(html.toLowerCase()).not.toContain(SECRET);
    expect(html).toContain(other.id);
    expect(html).not.toContain(claimId);

    await move(team.checker, articleId, 'take_up');
    await move(team.checker, articleId, 'submit');
    await move(team.reviewer, articleId, 'approve');
    await move(team.editor, articleId, 'publish', 'One finding is withdrawn.');
    const stored = await db.publicationReport.findMany({
      where: { publication: { articleId, kind: 'corrected' } },
    });
    expect(stored).toHaveLength(1);
    expect(JSON.stringify(stored)).toContain(other.id);
    expect(JSON.stringify(stored).toLowerCase()).not.toContain(SECRET);
  });

  test('that is on the record is cited like any other', async () => {
    await makePerson('on_record', 'team');
    await publish(team, articleId, claimId);
    const { path } = await share(team.editor, articleId);
    expect((await read(path)).html).toContain(`Talk with Oda ${SECRET}`);
  });

  test('that is protected after it was published is gone from the report at once', async () => {
    const person = await makePerson('on_record', 'team');
    await publish(team, articleId, claimId);
    const { path } = await share(team.editor, articleId);
    await setSourceAccess(team.editor, person.id, {
      access: 'restricted',
      version: person.version,
      readerIds: [team.editor.userId],
      evenIfNobody: false,
    });
    const { html } = await read(path);
    expect(html.toLowerCase()).not.toContain(SECRET);
    expect(html).toContain(AGREED);
    expect(html).toContain('1 source is protected');
  });
});

describe('a link', () => {
  beforeEach(async () => {
    await publish(team, articleId, claimId);
  });

  test('leads nowhere once it is revoked, as one that never was', async () => {
    const link = await share(team.editor, articleId);
    expect((await read(link.path)).status).toBe(200);
    await revokeReport(team.editor, articleId, link.id);
    await revokeReport(team.editor, articleId, link.id);
    const revoked = await read(link.path);
    const unknown = await read(`/r/${'x'.repeat(43)}`);
    expect([revoked.status, revoked.html]).toEqual([404, unknown.html]);
    expect(revoked.headers.get('cache-control')).toBe('no-store');
    for (const token of ['', 'x', '..', '%00', "'--", 'x'.repeat(5_000)]) {
      expect((await read(`/r/${token}`)).status).toBe(404);
    }
    expect(await eventTypes()).toEqual(['report.shared', 'report.revoked']);
    const again = await share(team.editor, articleId);
    expect(again.path).not.toBe(link.path);
    expect((await read(link.path)).status).toBe(404);
  });

  test('is one at a time, and made once by what is sent twice', async () => {
    const input = { id: newId(), options: DEFAULT_OPTIONS };
    const made = await Promise.all([1, 2].map(() => shareReport(team.editor, articleId, input)));
    expect(made[0]).toEqual(made[1]);
    expect(await messageOf(shareReport(team.owner, articleId, { ...input, id: newId() }))).toMatch(
      /shared already/,
    );
    expect(await messageOf(shareReport(team.owner, articleId, input))).toMatch(/Make a new one/);
    await revokeReport(team.owner, articleId, input.id);
    expect(await messageOf(shareReport(team.editor, articleId, input))).toMatch(/Make a new one/);
    expect(await eventTypes()).toEqual(['report.shared', 'report.revoked']);
  });

  test('is changed from what the person saw, and the log says what', async () => {
    const { id, version } = await share(team.editor, articleId);
    const options = { ...DEFAULT_OPTIONS, isListed: true };
    await changeReport(team.editor, articleId, id, { version, options });
    await changeReport(team.editor, articleId, id, { version, options });
    expect(
      await messageOf(changeReport(team.owner, articleId, id, { version, options: DEFAULT_OPTIONS })),
    ).toMatch(/changed this link meanwhile/);
    const logged = await db.event.findMany({ where: { articleId, type: 'report.changed' } });
    expect(logged).toMatchObject([
      { data: { changes: { isListed: { from: false, to: true } } }, subjectId: id },
    ]);
    expect(JSON.stringify(await db.event.findMany({ where: { articleId } }), bigints)).not.toContain(
      (await db.reportLink.findFirstOrThrow({ where: { id } })).token,
    );
    await revokeReport(team.editor, articleId, id);
    expect(await messageOf(changeReport(team.editor, articleId, id, { version: 2, options }))).toMatch(
      /does not exist/,
    );
  });

  test('is nothing to people of another workspace, or of a lower role', async () => {
    const { id } = await share(team.editor, articleId);
    const { actors: strangers } = await makeTeam();
    const works = [
      (actor: typeof team.owner) => getReport(actor, articleId),
      (actor: typeof team.owner) => shareReport(actor, articleId, { id: newId(), options: DEFAULT_OPTIONS }),
      (actor: typeof team.owner) =>
        changeReport(actor, articleId, id, { version: 1, options: DEFAULT_OPTIONS }),
      (actor: typeof team.owner) => revokeReport(actor, articleId, id),
    ];
    for (const work of works) {
      await expect(work(strangers.owner)).rejects.toMatchObject({ code: 'not_found' });
      await expect(work(team.reviewer)).rejects.toMatchObject({ code: 'forbidden' });
    }
  });

  test('is kept by caches for a minute, and answered with 304 while nothing is new', async () => {
    const { id, path, version } = await share(team.editor, articleId);
    const first = await read(path);
    expect(first.headers.get('cache-control')).toBe('public, max-age=60, must-revalidate');
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"[\w-]{32}"$/);
    for (const known of [etag, etag.slice(2), `"other", ${etag}`]) {
      const again = await read(path, { 'if-none-match': known });
      expect([again.status, again.html, again.headers.get('etag')]).toEqual([304, '', etag]);
    }
    await changeReport(team.editor, articleId, id, {
      version,
      options: { ...DEFAULT_OPTIONS, showsTeam: true },
    });
    expect((await read(path, { 'if-none-match': etag })).status).toBe(200);
    await revokeReport(team.editor, articleId, id);
    expect((await read(path, { 'if-none-match': etag })).status).toBe(404);
  });

  test('is asked for only so often from one address', async () => {
    const { path } = await share(team.editor, articleId);
    await db.rateLimit.create({
      data: { key: 'read:192.0.2.7', points: 1_200, expire: Date.now() + 60_000 },
    });
    const { status, headers } = await read(path, { 'x-galley-address': '192.0.2.7' });
    expect(status).toBe(429);
    expect(headers.get('cache-control')).toBe('no-store');
    expect((await read(path, { 'x-galley-address': '192.0.2.8' })).status).toBe(200);
  });
});

const bigints = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);
