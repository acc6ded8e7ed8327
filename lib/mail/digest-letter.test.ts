import { describe, expect, test } from 'vitest';

import type { Digest, DigestNotice } from '@/lib/inbox/mail-model';
import { digestLetter } from '@/lib/mail/digest-letter';

const notice: DigestNotice = {
  topicId: '2',
  articleId: '1',
  annotationId: '2',
  doubleCheckId: null,
  articleTitle: 'Quay to reopen in spring',
  kind: 'mention',
  act: 'comment.added',
  count: 3,
  byName: 'Ida Maren',
  at: new Date('2026-11-23T16:40:00Z'),
  words: '80 metres long',
  said: '@Hedda Who says so?',
  isWithheld: false,
};
const digest: Digest = {
  to: 'hedda@saltmere.example',
  name: 'Hedda Orlu',
  workspace: { id: '9', name: 'The Saltmere Lantern' },
  timeZone: 'Asia/Kathmandu',
  key: 'inbox-abc',
  notices: [notice],
};
const letterOf = (parts: Partial<Digest> = {}) =>
  digestLetter({ ...digest, ...parts }, (path) => `https://galley.example${path}`);

test('a digest says who did what where, in the reader’s own time, with links on lines of their own', () => {
  const { to, key, subject, text } = letterOf();
  expect([to, key, subject]).toEqual([
    'hedda@saltmere.example',
    'inbox-abc',
    'One thing waits for you in The Saltmere Lantern on Galley',
  ]);
  expect(text).toContain('* Ida Maren called you, and 2 more since you looked (23 Nov, 22:25)');
  const lines = text.split('\n').map((line) => line.trim());
  for (const line of [
    'Quay to reopen in spring',
    'https://galley.example/articles/1',
    'https://galley.example/articles/1?annotation=2',
    '“80 metres long”',
    '— @Hedda Who says so?',
    'https://galley.example/inbox?workspace=9',
    'https://galley.example/account?workspace=9#mail',
  ]) {
    expect(lines).toContain(line);
  }
  expect(text).toContain('Times are those of Asia/Kathmandu.');
  expect(text).toMatch(/\n\n-- \nGalley, [^\n]+\n$/);
});

test('the HTML says the same, links the same and fetches nothing', () => {
  const { html = '', text } = letterOf({
    notices: [notice, { ...notice, topicId: '3', annotationId: null }],
  });
  const linked = [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href);
  expect(new Set(linked)).toEqual(new Set(text.match(/https:\S+/g)));
  expect(html).not.toMatch(/\b(src|style|background)=|<(img|link|script|style)/);
  expect(html).toContain('Ida Maren');
  expect(html).toContain('— @Hedda Who says so?');
});

test('people’s own words add no lines and no markup', () => {
  const words = 'x\r\nhttps://evil.example <img src=a> "&amp;"';
  const {
    subject,
    text,
    html = '',
  } = letterOf({
    name: words,
    workspace: { id: '9', name: words },
    notices: [{ ...notice, articleTitle: words, byName: words, words, said: words }],
  });
  expect(subject).not.toMatch(/[\r\n]/);
  expect(text.split('\n').filter((line) => /^\s*https:\/\/evil/.test(line))).toEqual([]);
  expect(html).not.toContain('<img');
  expect(html).toContain('&lt;img src=a&gt; &quot;&amp;amp;&quot;');
});

test('what was done with a talk is told as in the inbox', () => {
  const { text, html } = letterOf({
    notices: [{ ...notice, kind: 'reply', act: 'thread.resolved' }],
  });
  expect(text).toContain('* Ida Maren resolved a talk of yours, and 2 more since you looked (');
  expect(html).toContain('resolved a talk of yours, and 2 more since you looked');
});

describe('of many things', () => {
  const many = Array.from({ length: 32 }, (_, index) => ({ ...notice, topicId: String(index) }));

  test('twenty stand in it, and it says how many more there are', () => {
    const { subject, text, html = '' } = letterOf({ notices: many });
    expect(subject).toMatch(/^32 things wait for you/);
    expect(text.match(/^\* /gm)).toHaveLength(20);
    expect(html.match(/<li>/g)).toHaveLength(20);
    expect(text).toContain('And 12 more.');
    expect(html).toContain('And 12 more.');
  });
});

test('of what is withheld it says that it is, and times are those of UTC without a zone', () => {
  const { text } = letterOf({
    timeZone: '',
    notices: [{ ...notice, words: '', said: '', isWithheld: true }],
  });
  expect(text).toContain('Its words are only in Galley.');
  expect(text).toContain('(23 Nov, 16:40)');
  expect(text).toContain('Times are those of UTC.');
});

test('no automatic answer is asked for, and the way to the choices is in its headers', () => {
  expect(letterOf().headers).toEqual({
    'Auto-Submitted': 'auto-generated',
    'List-Unsubscribe': '<https://galley.example/account?workspace=9#mail>',
  });
});
