import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { baseAddress, readMetadata } from '@/lib/import/html-metadata';

const open = (body: string) => parseHTML(`<!doctype html><html><body>${body}</body></html>`).document;
const read = (body: string, savedFrom = '') =>
  readMetadata(open(body), { data: null, language: '', savedFrom });

describe('the title of a page', () => {
  it.each([
    ['Ferry to return in spring | The Harrow Courier', '', 'Ferry to return in spring'],
    ['Ferry to return in spring - The Harrow Courier', '', 'Ferry to return in spring'],
    ['The Harrow Courier: Ferry to return', 'The Harrow Courier', 'The Harrow Courier: Ferry to return'],
    ['The Harrow Courier | Ferry to return', 'The Harrow Courier', 'Ferry to return'],
    ['Ferry to return | News | the harrow courier', 'The Harrow Courier', 'Ferry to return | News'],
    [
      'Ferry - a history of the boats between the islands',
      '',
      'Ferry - a history of the boats between the islands',
    ],
    ['Ferry - return', 'The Harrow Courier', 'Ferry - return'],
    ['渡轮将于春季恢复航行_哈罗日报', '', '渡轮将于春季恢复航行'],
  ])('of %j from %j is %j', (title, site, expected) => {
    const page = `<title>${title}</title><meta property="og:site_name" content="${site}">`;
    expect(read(page).title).toEqual({ value: expected, from: 'title of the page' });
  });
});

describe('what a page says of its author and outlet', () => {
  it('is no address', () => {
    expect(
      read(
        '<meta name="author" content="https://x.example/mira"><meta name="publisher" content="//x.example">',
      ),
    ).toEqual({});
  });

  it('is also read from elements that are marked so', () => {
    const page =
      '<p><a rel="author" href="/m">Mira Olsund</a></p><meta name="application-name" content="The Harrow Courier">';
    expect(read(page)).toEqual({
      byline: { value: 'Mira Olsund', from: 'author element' },
      outlet: { value: 'The Harrow Courier', from: 'meta application-name' },
    });
  });

  it('names the agency where the author is one', () => {
    expect(read('<meta name="author" content="Xinhua News Agency">').agency?.value).toBe('Xinhua');
  });
});

describe('the address of a page', () => {
  it('is the first full one of the web', () => {
    const relative = '<link rel="canonical" href="/ferry">';
    expect(read(`${relative}<meta property="og:url" content="https://courier.example/a">`).url).toEqual({
      value: 'https://courier.example/a',
      from: 'meta og:url',
    });
    expect(read(relative, 'https://courier.example/saved').url?.value).toBe('https://courier.example/saved');
    expect(read(relative, 'file:///home/mira/ferry.html').url).toBeUndefined();
  });

  it('is where relative links count from, unless the page names another base', () => {
    const page = 'https://courier.example/a/b';
    expect(baseAddress(open(''), page)).toBe(page);
    expect(baseAddress(open('<base href="/c/">'), page)).toBe('https://courier.example/c/');
    expect(baseAddress(open('<base href="https://saltmere.example/">'), page)).toBe(
      'https://saltmere.example/',
    );
    expect(baseAddress(open('<base href="javascript:alert(1)//">'), page)).toBe(page);
    expect(baseAddress(open('<base href="/c/">'), '')).toBe('');
  });
});
