import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { TIME_ZONES } from '@/lib/auth/time-zone-rules';
import { arrangeDigest, beginningOf, kindsDue, lastMorning, waitAfter } from '@/lib/inbox/digest-rules';
import { DEFAULT_MAIL, readMailChoices, type DigestNotice } from '@/lib/inbox/mail-model';
import { NOTICE_KINDS, type NoticeKind } from '@/lib/inbox/model';

const at = (iso: string) => new Date(iso);
const morning = (now: string, zone: string) => lastMorning(at(now), zone).toISOString();

describe('the last morning', () => {
  test.each([
    ['2026-11-23T06:59:59.999Z', '', '2026-11-22T07:00:00.000Z'],
    ['2026-11-23T07:00:00.000Z', '', '2026-11-23T07:00:00.000Z'],
    ['2026-11-23T07:00:00.000Z', 'Atlantis/Nowhere', '2026-11-23T07:00:00.000Z'],
    ['2026-11-23T06:00:00.000Z', 'Europe/Berlin', '2026-11-23T06:00:00.000Z'],
    ['2026-11-23T05:59:59.000Z', 'Europe/Berlin', '2026-11-22T06:00:00.000Z'],
    ['2026-11-23T12:00:00.000Z', 'Asia/Kathmandu', '2026-11-23T01:15:00.000Z'],
    // Here the next day has begun already.
    ['2026-11-23T20:00:00.000Z', 'Pacific/Auckland', '2026-11-23T18:00:00.000Z'],
    ['2026-11-23T14:59:00.000Z', 'America/Los_Angeles', '2026-11-22T15:00:00.000Z'],
  ])('before %s in “%s” was at %s', (now, zone, expected) => {
    expect(morning(now, zone)).toBe(expected);
  });

  test('is at seven by the clock on the days on which clocks are changed', () => {
    // In the night to 29 March the hour from two to three is left out, in that to 25 October it comes twice.
    expect(morning('2026-03-29T12:00:00Z', 'Europe/Berlin')).toBe('2026-03-29T05:00:00.000Z');
    expect(morning('2026-03-29T04:59:00Z', 'Europe/Berlin')).toBe('2026-03-28T06:00:00.000Z');
    expect(morning('2026-10-25T12:00:00Z', 'Europe/Berlin')).toBe('2026-10-25T06:00:00.000Z');
    expect(morning('2026-10-25T05:30:00Z', 'Europe/Berlin')).toBe('2026-10-24T05:00:00.000Z');
  });

  test('is that of the day before where a day was left out', () => {
    // Samoa went from 29 to 31 December 2011.
    expect(morning('2011-12-30T16:00:00Z', 'Pacific/Apia')).toBe('2011-12-29T17:00:00.000Z');
    expect(morning('2011-12-30T17:00:00Z', 'Pacific/Apia')).toBe('2011-12-30T17:00:00.000Z');
  });

  test('is never in the future, at seven by the clock of the zone, and at most a day and an hour ago', () => {
    const from = Date.parse('2020-01-01T00:00:00Z');
    const moments = fc.integer({ min: 0, max: 12 * 365 * 86_400_000 });
    fc.assert(
      fc.property(moments, fc.constantFrom(...TIME_ZONES), (ms, zone) => {
        const now = new Date(from + ms);
        const then = lastMorning(now, zone);
        const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: zone }).format(then);
        const ago = now.getTime() - then.getTime();
        expect([clock, ago >= 0, ago < 25 * 3_600_000 + 1]).toEqual(['07:00:00', true, true]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what is due', () => {
  const now = at('2026-11-23T12:00:00Z');
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  const due = (waiting: [NoticeKind, number][], parts: { chosenAt?: Date; timeZone?: string } = {}) => [
    ...kindsDue(
      waiting.map(([kind, minutes]) => ({ kind, since: ago(minutes) })),
      { choices: { ...DEFAULT_MAIL, query: 'none' }, chosenAt: null, timeZone: '', ...parts },
      now,
    ),
  ];

  test('soon is what has waited for ten minutes, and what is mailed soon goes with it', () => {
    expect(due([['mention', 9]])).toEqual([]);
    expect(due([['mention', 10]])).toEqual(['mention']);
    expect(
      due([
        ['mention', 10],
        ['assigned', 1],
        ['reply', 10],
      ]),
    ).toEqual(['mention', 'assigned']);
  });

  test('daily is what has waited since before seven, and everything goes with it but what is not mailed', () => {
    expect(due([['reply', 5 * 60 - 1]])).toEqual([]);
    expect(
      due([
        ['reply', 5 * 60],
        ['review', 1],
        ['mention', 1],
        ['query', 9_000],
      ]),
    ).toEqual(['reply', 'review', 'mention']);
    // There it is seven at this moment, and here an hour before.
    expect(due([['reply', 0]], { timeZone: 'America/New_York' })).toEqual(['reply']);
    expect(due([['reply', 60]], { timeZone: 'America/Chicago' })).toEqual([]);
  });

  test('waits anew when something else is chosen', () => {
    expect(
      due(
        [
          ['mention', 500],
          ['reply', 500],
        ],
        { chosenAt: ago(9) },
      ),
    ).toEqual([]);
    expect(due([['mention', 500]], { chosenAt: ago(10) })).toEqual(['mention']);
  });

  test('is nothing where nothing waits, and never what is not to be mailed', () => {
    expect(due([])).toEqual([]);
    expect(due([['query', 10_000]])).toEqual([]);
  });

  test('does not stop being due while it waits', () => {
    const kinds = fc.constantFrom(...NOTICE_KINDS);
    const waiting = fc.array(fc.tuple(kinds, fc.integer({ min: 0, max: 3_000 })), { maxLength: 8 });
    fc.assert(
      fc.property(waiting, fc.integer({ min: 0, max: 3_000 }), (rows, later) => {
        const facts = rows.map(([kind, minutes]) => ({ kind, since: ago(minutes) }));
        const wishes = { choices: DEFAULT_MAIL, chosenAt: null, timeZone: 'Europe/Berlin' };
        const first = kindsDue(facts, wishes, now);
        const then = kindsDue(facts, wishes, new Date(now.getTime() + later * 60_000));
        for (const kind of first) expect(then.has(kind)).toBe(true);
      }),
    );
  });
});

test('who could not be mailed is tried again after longer and longer pauses, six hours at most', () => {
  const waits = [0, 1, 2, 6, 7, 50, 5_000].map((attempts) => waitAfter(attempts) / 60_000);
  expect(waits).toEqual([5, 10, 20, 320, 360, 360, 360]);
});

describe('arranged for a mail', () => {
  const notice = (topicId: string, articleId: string, minute: number): DigestNotice => ({
    topicId,
    articleId,
    annotationId: topicId,
    doubleCheckId: null,
    articleTitle: `Of ${articleId}`,
    kind: 'reply',
    act: 'comment.added',
    count: 1,
    byName: 'Ida',
    at: new Date(minute * 60_000),
    words: '',
    said: '',
    isWithheld: false,
  });

  test('notices stand under their article, the newest first', () => {
    const { articles, more } = arrangeDigest(
      [notice('1', 'a', 1), notice('2', 'b', 2), notice('3', 'a', 3), notice('4', 'b', 0)],
      3,
    );
    expect(articles.map(({ title, notices }) => [title, notices.map(({ topicId }) => topicId)])).toEqual([
      ['Of a', ['3', '1']],
      ['Of b', ['2']],
    ]);
    expect(more).toBe(1);
  });

  test('each is shown once or counted, whatever they are', () => {
    const notices = fc.uniqueArray(
      fc.record({ id: fc.uuid(), article: fc.constantFrom('a', 'b', 'c'), minute: fc.nat(9) }),
      { selector: ({ id }) => id, maxLength: 40 },
    );
    fc.assert(
      fc.property(notices, fc.integer({ min: 1, max: 30 }), (made, most) => {
        const rows = made.map(({ id, article, minute }) => notice(id, article, minute));
        const { articles, more } = arrangeDigest(rows, most);
        const shown = articles.flatMap((article) => article.notices);
        expect(shown.length).toBe(Math.min(most, rows.length));
        expect(shown.length + more).toBe(rows.length);
        expect(new Set(shown).size).toBe(shown.length);
        const newest = articles.map((article) => article.notices[0]?.at.getTime() ?? 0);
        expect(newest).toEqual(newest.toSorted((one, other) => other - one));
        const least = Math.min(...shown.map((each) => each.at.getTime()));
        for (const row of rows) if (!shown.includes(row)) expect(row.at.getTime()).toBeLessThanOrEqual(least);
      }),
    );
  });
});

test('the beginning of a text is one line, no longer than asked, and without half a character', () => {
  expect(beginningOf(' The quay\n is long. ', 40)).toBe('The quay is long.');
  expect(beginningOf('The northern quay is long', 15)).toBe('The northern…');
  const signs = fc.array(fc.constantFrom('a', 'é', ' ', '\n', '\u2028', '🎉', '漢', '\u200f'), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(signs, fc.integer({ min: 2, max: 20 }), (written, most) => {
      const line = beginningOf(written.join(''), most);
      expect(line.length).toBeLessThanOrEqual(most);
      expect(line).not.toMatch(/[\n\r\u2028\u2029]/);
      expect(line.isWellFormed()).toBe(true);
    }),
  );
});

test('choices that are stored are read with the default for what is not there or not known', () => {
  expect(readMailChoices(null)).toEqual(DEFAULT_MAIL);
  expect(readMailChoices({ mention: 'none', reply: 'hourly', moon: 'soon' })).toEqual({
    ...DEFAULT_MAIL,
    mention: 'none',
  });
});
