import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

import { EVENT_TYPES, groupOf, sayEvent, typesOf } from '@/lib/activity/event-rules';
import { ACTIVITY_GROUPS, type ActivityGroup, type LogEvent } from '@/lib/activity/model';
import { idsIn, refsOf } from '@/lib/activity/refs-rules';
import { ABILITIES } from '@/lib/auth/abilities';

const ROOT = resolve(import.meta.dirname, '../..');
/** Where events are appended, or made for somebody who appends them. */
const WRITES = /append(Workspace)?Events?\b|tellArticles|INTO events|\bevent: \{|event\.create/;
const TYPE = /'([a-z]+(?:_[a-z]+)*\.[a-z]+(?:_[a-z]+)*)'/g;

/** Every name of an event in the files that write some, with the file. */
function typesWritten(): Map<string, string> {
  const found = new Map<string, string>();
  for (const path of [...listFiles('lib'), ...listFiles('app')]) {
    const text = readFileSync(join(ROOT, path), 'utf8');
    if (!WRITES.test(text)) continue;
    for (const [, type = ''] of text.matchAll(TYPE)) {
      // Abilities and fields are named alike, but never in the past tense.
      if (!Object.hasOwn(ABILITIES, type) && !/^(fields|agents)\./.test(type)) found.set(type, path);
    }
  }
  return found;
}

function listFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return path === 'lib/db/generated' ? [] : listFiles(path);
    return /\.tsx?$/.test(path) && !path.includes('.test.') ? [path] : [];
  });
}

function event(type: string, data: unknown = {}, parts: Partial<LogEvent> = {}): LogEvent {
  const at = '2026-11-23T10:00:00.000Z';
  return { id: '1', articleId: null, number: null, type, actorId: ID, subjectId: ID, data, at, ...parts };
}

function said(type: string, data?: unknown): string {
  return sayEvent(event(type, data))
    .map((part) =>
      typeof part === 'string'
        ? part
        : 'person' in part
          ? `<${part.person.slice(-4)}>`
          : 'verdict' in part
            ? `<${part.verdict}>`
            : `“${part.words}”`,
    )
    .join('');
}

const ID = '0199a1b2-0000-7000-8000-00000000000a';
const OTHER = '0199a1b2-0000-7000-8000-00000000000b';

describe('the table of events', () => {
  it('knows every type that the code writes', () => {
    const written = typesWritten();
    expect(written.size).toBeGreaterThan(45);
    const unknown = [...written].filter(([type]) => !EVENT_TYPES.includes(type));
    expect(unknown).toEqual([]);
  });

  it.each(EVENT_TYPES)('tells %s in words, with nothing known of it and with anything', (type) => {
    for (const data of [{}, null, [], 'x', { changes: null, fields: 3, from: {}, to: [], override: null }]) {
      const words = said(type, data);
      expect(words.trim()).toBe(words);
      expect(words).toMatch(/^[a-z]/);
      expect(words).not.toMatch(/undefined|null|\[object/);
    }
    expect(Object.keys(ACTIVITY_GROUPS)).toContain(groupOf(event(type)));
  });

  it('leaves no group without a type', () => {
    const groups = Object.keys(ACTIVITY_GROUPS) as ActivityGroup[];
    expect(groups.filter((group) => typesOf(group).length === 0)).toEqual([]);
    const inGroups = groups.flatMap(typesOf);
    expect([...inGroups, 'annotation.changed'].toSorted()).toEqual([...EVENT_TYPES].toSorted());
  });

  it('shows a type that this version does not know by its name', () => {
    expect(said('moon.landed')).toBe('did something this version does not know: “moon.landed”');
    expect(said('constructor')).toContain('does not know');
    expect(groupOf(event('moon.landed'))).toBeNull();
  });
});

describe('what is said', () => {
  const change = (changes: object, more: object = {}) =>
    said('annotation.changed', { kind: 'claim', changes, ...more });
  it.each([
    [
      change({ status: { from: 'unchecked', to: 'needs_source' } }),
      'set the status from Unchecked to Needs source',
    ],
    [change({ 'fields.verdict': { from: 'mixed', to: null } }), 'took the verdict <mixed> away'],
    [change({ assigneeId: { from: null, to: OTHER } }), 'assigned it to <000b>'],
    [change({ assigneeId: { from: OTHER, to: null } }), 'assigned it to nobody'],
    [
      change({ 'fields.claimType': {}, ranges: {}, tags: {} }),
      'changed claim type, the words it stands on, and tags',
    ],
    [
      change(
        { status: { from: 'unchecked', to: 'verified' } },
        { override: { reason: 'Seen on site', lacks: [] } },
      ),
      'set the status from Unchecked to Verified; with less evidence than is asked for: “Seen on site”',
    ],
    [
      said('annotation.created', { kind: 'entity_check', status: 'unchecked' }),
      'marked it as an entity check',
    ],
    [said('article.changed', { fields: ['title', 'publishedAt'] }), 'changed title and published at'],
    [
      said('article.author_assigned', { from: null, to: OTHER }),
      'made <000b> its author, who may write in its text',
    ],
    [said('article.exported', { format: 'bibliography.ris' }), 'exported its sources as ris'],
    [
      said('article.signed', { decision: 'changes_requested', comment: 'Line 4' }),
      'asked for changes: “Line 4”',
    ],
    [
      said('article.state_changed', { from: 'checking', to: 'in_review' }),
      'moved it on from Checking to In review',
    ],
    [
      said('member.role_changed', { from: 'viewer', to: 'editor' }),
      'changed the role of <000a> from viewer to editor',
    ],
    [
      said('article.people_set', { leadId: { from: null, to: OTHER }, dueAt: '2026-11-24T16:30:00.000Z' }),
      'made <000b> its lead checker; made it due on 2026-11-24 at 16:30 UTC',
    ],
  ])('%s', (words, expected) => {
    expect(words).toBe(expected);
  });

  it('puts a change of an item into the group of the weightiest field in it', () => {
    const group = (changes: object, more: object = {}) =>
      groupOf(event('annotation.changed', { changes, ...more }));
    expect(group({ status: {}, assigneeId: {} })).toBe('verdicts');
    expect(group({ priority: {} }, { override: null })).toBe('verdicts');
    expect(group({ visibility: {}, assigneeId: {} })).toBe('permissions');
    expect(group({ visibility: {}, status: {} })).toBe('verdicts');
    expect(group({ assigneeId: {}, tags: {} })).toBe('people');
    expect(group({ tags: {} })).toBe('items');
    expect(groupOf(event('annotation.changed', null))).toBe('items');
  });
});

describe('what an event names', () => {
  it('is found by its type', () => {
    expect(refsOf(event('comment.added', { annotationId: OTHER }))).toMatchObject({
      annotationId: OTHER,
      sourceId: null,
    });
    expect(refsOf(event('source.copy_kept', { sourceId: OTHER }))).toMatchObject({ sourceId: OTHER });
    expect(refsOf(event('article.exported', {}))).toMatchObject({ articleId: ID });
    expect(refsOf(event('member.joined', {}))).toMatchObject({
      articleId: null,
      annotationId: null,
      agentId: null,
    });
    expect(refsOf(event('member.removed', {}, { actorId: OTHER })).personIds).toEqual([OTHER, ID]);
    expect(refsOf(event('comment.added', { annotationId: 'no id' })).annotationId).toBeNull();
  });

  it('is every id in it, however deep, for what is to be withheld', () => {
    const data = { a: [{ b: OTHER.toUpperCase() }], c: `not only ${OTHER}` };
    expect(idsIn(event('moon.landed', data))).toEqual([ID, OTHER]);
    expect(idsIn(event('moon.landed', null, { subjectId: null }))).toEqual([]);
  });
});
