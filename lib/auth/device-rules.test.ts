import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { deviceWords, shortUserAgent } from '@/lib/auth/device-rules';

const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)';
const GECKO = 'AppleWebKit/537.36 (KHTML, like Gecko)';

describe('deviceWords', () => {
  test.each([
    [
      'Firefox on Windows',
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0',
    ],
    ['Safari on macOS', `${MAC} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15`],
    ['Chrome on macOS', `${MAC} ${GECKO} Chrome/143.0.0.0 Safari/537.36`],
    ['Edge on Windows', `Mozilla/5.0 (Windows NT 10.0) ${GECKO} Chrome/143.0.0.0 Safari/537.36 Edg/143.0`],
    ['Opera on Linux', `Mozilla/5.0 (X11; Linux x86_64) ${GECKO} Chrome/142.0 Safari/537.36 OPR/125.0`],
    ['Chrome on Android', `Mozilla/5.0 (Linux; Android 16) ${GECKO} Chrome/143.0 Mobile Safari/537.36`],
    [
      'Safari on iPhone',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile Safari/604.1',
    ],
    ['Firefox on iPad', 'Mozilla/5.0 (iPad; CPU OS 19_0 like Mac OS X) FxiOS/145.0 Mobile Safari/605.1.15'],
    ['Chrome on ChromeOS', `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${GECKO} Chrome/143.0 Safari/537.36`],
    ['Chrome on Linux', `Mozilla/5.0 (X11; Linux x86_64) ${GECKO} HeadlessChrome/143.0 Safari/537.36`],
    ['A browser on Windows', 'Mozilla/5.0 (Windows NT 10.0)'],
    ['Firefox', 'Firefox/145.0'],
    ['quaybot', 'quaybot/2.1 (+https://quay.example)'],
    ['Unknown browser', ''],
    ['Unknown browser', '<script>'],
  ])('says %s', (words, userAgent) => {
    expect(deviceWords(userAgent)).toBe(words);
  });
});

describe('shortUserAgent', () => {
  test('is one short line of plain letters, whatever the header holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (header) => {
        expect(shortUserAgent(header)).toMatch(/^[\x20-\x7e]{0,200}$/);
      }),
    );
  });

  test('keeps a header as it is, and nothing of none', () => {
    expect(['Firefox/145.0', null, undefined].map(shortUserAgent)).toEqual(['Firefox/145.0', '', '']);
  });
});
