import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalUrl, parseDoi, parseIsbn, recognise } from '@/lib/sources/identifier-rules';

describe('a DOI', () => {
  test.each([
    ['10.1234/Tide.2026', '10.1234/tide.2026'],
    [' doi:10.1234/tide ', '10.1234/tide'],
    ['DOI 10.1234/tide.', '10.1234/tide'],
    ['https://doi.org/10.1234/tide', '10.1234/tide'],
    ['http://dx.doi.org/10.1234/tide%2F7?x=1', '10.1234/tide/7'],
    ['10.1234.5/a(b)c(d)', '10.1234.5/a(b)c(d)'],
    ['10.1234/tide).', '10.1234/tide'],
    ['10.1234/潮汐', '10.1234/潮汐'],
  ])('%j is %s', (text, doi) => {
    expect(parseDoi(text)).toBe(doi);
    expect(parseDoi(doi)).toBe(doi);
    expect(parseDoi(`https://doi.org/${encodeURIComponent(doi)}`)).toBe(doi);
  });

  test.each([
    '',
    '10.12/tide',
    '10.1234/',
    '10.1234',
    '10.1234/a b',
    'https://tides.example/10.1234/x',
    '10.1234/.',
  ])('%j is none', (text) => expect(parseDoi(text)).toBeNull());
});

describe('an ISBN', () => {
  test.each([
    ['978-3-16-148410-0', '9783161484100'],
    ['ISBN 3-16-148410-X', '9783161484100'],
    ['isbn-13: 978 3 16 148410 0', '9783161484100'],
    ['urn:isbn:316148410x', '9783161484100'],
    ['978–3–16–148410–0', '9783161484100'],
  ])('%j is %s', (text, isbn) => expect(parseIsbn(text)).toBe(isbn));

  test.each(['978-3-16-148410-1', '3-16-148410-1', '123', '', '1234567890123'])('%j is none', (text) =>
    expect(parseIsbn(text)).toBeNull(),
  );

  test('has one check digit of ten, whichever its other digits are', () => {
    const nine = fc.string({
      unit: fc.constantFrom(...Array.from('0123456789')),
      minLength: 9,
      maxLength: 9,
    });
    fc.assert(
      fc.property(nine, (digits) => {
        const long = Array.from('0123456789')
          .map((digit) => parseIsbn(`978${digits}${digit}`))
          .filter((isbn) => isbn !== null);
        const short = Array.from('0123456789X')
          .map((digit) => parseIsbn(digits + digit))
          .filter((isbn) => isbn !== null);
        expect(long).toHaveLength(1);
        expect(short).toEqual(long);
      }),
    );
  });
});

describe('the address that two sources meet by', () => {
  test.each([
    ['HTTPS://Tides.Example:443/a/b/?utm_source=x&b=2&fbclid=1#top', 'https://tides.example/a/b?b=2'],
    ['https://tides.example', 'https://tides.example'],
    ['https://tides.example/', 'https://tides.example'],
    ['http://user:secret@tides.example./a//', 'http://tides.example/a'],
    ['https://tides.example/?b=%20&a', 'https://tides.example/?b=%20&a'],
    ['https://tides.example/?utm_medium=x', 'https://tides.example'],
    ['https://潮汐.example/a', 'https://xn--usw99d.example/a'],
    ['javascript:alert(1)', ''],
    ['tides', ''],
    ['', ''],
  ])('of %j is %j', (address, canonical) => expect(canonicalUrl(address)).toBe(canonical));

  test('is its own', () => {
    const odd = fc
      .array(fc.constantFrom('/', '?', '&', '=', '#', 'a', '%', '%2F', 'utm_x=1', '.', '..', 'é'), {
        maxLength: 12,
      })
      .map((parts) => `https://tides.example/${parts.join('')}`);
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), odd), (address) => {
        const canonical = canonicalUrl(address);
        expect(canonicalUrl(canonical)).toBe(canonical);
      }),
    );
  });
});

describe('what was pasted', () => {
  test.each([
    ['https://doi.org/10.1234/tide', 'doi', '10.1234/tide'],
    ['ISBN 3-16-148410-X', 'isbn', '9783161484100'],
    [' https://tides.example/a ', 'address', 'https://tides.example/a'],
    ['tides.example/a', 'address', 'https://tides.example/a'],
    ['tides.example:8080/a', 'address', 'https://tides.example:8080/a'],
  ])('%j is recognised', (text, type, value) => expect(recognise(text)).toEqual({ type, value }));

  test.each([
    ['978-3-16-148410-1', /check digit/],
    ['10.1234', /DOI/],
    ['javascript:alert(1)', /neither/],
    ['file:///etc/passwd', /neither/],
    ['the tide tables', /neither/],
    ['localhost', /neither/],
    ['', /neither/],
  ])('%j is not, and it is said why', (text, message) => {
    expect(recognise(text)).toEqual({ type: 'nothing', message: expect.stringMatching(message) });
  });
});
