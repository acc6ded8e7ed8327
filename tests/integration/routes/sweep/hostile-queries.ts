const ID = '0199a1b2-0000-7000-8000-000000000000';
const SORTS = ['updated', 'title', 'outlet', 'published', 'words'];
/** What somebody who knows how the cursors of the lists are written may write into one. */
const FORGED: unknown[] = [
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
  '2026-02-30T00:00:00Z',
  '2026-01-01T00:00:00.123456789123456789Z',
  'infinity',
  '-infinity',
  "'; DROP TABLE articles; --",
  'a\0b',
  '\ud800',
  'a'.repeat(1_000),
  2 ** 31,
  2 ** 53 - 1,
  1e308,
  -1,
  0.5,
  null,
  [],
  {},
];

/** Queries that no list is asked with by an honest client; many are well formed. */
export const WRONG_QUERIES: string[] = [
  '?cursor=',
  '?cursor=x',
  `?cursor=${ID}x`,
  `?cursor=${ID}&cursor=${ID}`,
  '?cursor=%00',
  '?cursor=%ff',
  `?cursor=${'9'.repeat(10_000)}`,
  '?limit=0',
  '?limit=-1',
  '?limit=1e9',
  '?limit=NaN',
  '?limit=Infinity',
  '?limit=0x10',
  '?limit=1;DROP TABLE articles',
  '?search=%00',
  '?search=%ed%a0%80',
  `?search=${encodeURIComponent('%_\\%'.repeat(70))}`,
  `?search=${encodeURIComponent('\\')}`,
  `?search=${encodeURIComponent('a '.repeat(140))}`,
  `?search=${encodeURIComponent('\u0301'.repeat(290))}`,
  `?search=${'a'.repeat(100_000)}`,
  '?outlet=%00',
  '?sort=__proto__',
  '?sort=constructor&direction=toString',
  '?__proto__=1',
  '?constructor[prototype]=1',
].concat(
  FORGED.filter((value) => typeof value === 'string').map(
    (value) => `?cursor=${encodeURIComponent(`${value.toWellFormed()}_${ID}`)}`,
  ),
  SORTS.flatMap((sort) =>
    FORGED.map((value) => {
      const parts = JSON.stringify([sort, 'desc', 'after', value, ID]);
      return `?sort=${sort}&direction=desc&cursor=${Buffer.from(parts).toString('base64url')}`;
    }),
  ),
);
