const TRACKING = /^(?:utm_.*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|mc_cid|mc_eid|igshid|yclid|_ga)$/i;
const MAX_ADDRESS = 2_000;

/** What somebody typed or pasted where an address, a DOI or an ISBN is asked for. */
export type Recognised =
  | { type: 'doi' | 'isbn' | 'address'; value: string }
  /** `message` says what it looks like and what is wrong with it. */
  | { type: 'nothing'; message: string };

/**
 * A DOI in its plain form, in lower case: 10.1234/abc. Taken with "doi:" or a resolver's address before it, and without the point,
 * comma or bracket that a sentence put after it. Null when it is none.
 */
export function parseDoi(text: string): string | null {
  const plain = text.trim().replace(/^doi\s*:?\s*/i, '');
  const resolved = /^https?:\/\/(?:dx\.|www\.)?doi\.org\/([^?#]*)/i.exec(plain)?.[1];
  const decoded = resolved === undefined ? plain : decode(resolved);
  const match = /^10\.\d{4,9}(?:\.\d+)*\/[^\s"<>\p{Cc}]+$/u.exec(decoded);
  if (!match || decoded.length > 300) return null;
  const doi = withoutEnd(decoded).toLowerCase();
  return /^10\.[\d.]+\/.+$/.test(doi) ? doi : null;
}

/** An ISBN as its thirteen digits. Taken with ten or thirteen, with "ISBN" before it, with hyphens or spaces; null when its check digit is wrong. */
export function parseIsbn(text: string): string | null {
  const digits = isbnDigits(text);
  if (digits.length === 13)
    return /^97[89]\d{10}$/.test(digits) && checkDigit13(digits) === digits[12] ? digits : null;
  if (!/^\d{9}[\dX]$/.test(digits) || checkDigit10(digits) !== digits[9]) return null;
  const body = `978${digits.slice(0, 9)}`;
  return body + checkDigit13(body);
}

/**
 * A web address by which two sources are found to be the same: without fragment, default port, user name, tracking parameters and
 * closing slash. Empty for anything else than http and https. Doing it twice changes nothing.
 */
export function canonicalUrl(address: string): string {
  const written = address.trim();
  if (written.length > MAX_ADDRESS || !URL.canParse(written)) return '';
  const url = new URL(written);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return '';
  url.hash = '';
  url.username = '';
  url.password = '';
  url.hostname = url.hostname.replace(/\.+$/, '') || url.hostname;
  // By hand, because URLSearchParams would write the others in another way.
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !TRACKING.test(decode(pair.split('=')[0] ?? '')));
  url.search = kept.length === 0 ? '' : `?${kept.join('&')}`;
  url.pathname = url.pathname.replace(/\/+$/, '');
  const canonical = url.pathname === '/' && url.search === '' ? url.href.replace(/\/$/, '') : url.href;
  return canonical.length <= MAX_ADDRESS ? canonical : '';
}

/** Tells a DOI, an ISBN and a web address apart, however they were pasted; an address without its scheme is taken too. */
export function recognise(text: string): Recognised {
  const plain = text.trim();
  const doi = parseDoi(plain);
  if (doi !== null) return { type: 'doi', value: doi };
  const isbn = parseIsbn(plain);
  if (isbn !== null) return { type: 'isbn', value: isbn };
  if (/^(?:isbn|97[89][\d\s-]{10,}$)/i.test(plain) || /^[\d\s-]{9,}[\dx]$/i.test(plain))
    return {
      type: 'nothing',
      message: 'This looks like an ISBN, but its check digit is wrong: look for a slip in it.',
    };
  if (/^(?:doi\b|10\.\d)/i.test(plain))
    return { type: 'nothing', message: 'This looks like a DOI, but it is not whole: it goes 10.1234/abc.' };
  const address =
    /^[a-z][a-z\d+.-]*:/i.test(plain) && !/^[\w.-]+:\d/.test(plain) ? plain : `https://${plain}`;
  if (
    /^https?:\/\/[^\s/.]+\.[^\s]+$/i.test(address) &&
    URL.canParse(address) &&
    address.length <= MAX_ADDRESS
  )
    return { type: 'address', value: address };
  return {
    type: 'nothing',
    message: 'This is neither a web address nor a DOI nor an ISBN. An address begins with https://.',
  };
}

function isbnDigits(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .replace(/^(?:urn:)?isbn(?:-?1[03])?\s*:?\s*/i, '')
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .toUpperCase();
}

function checkDigit13(digits: string): string {
  const sum = Array.from(digits.slice(0, 12)).reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  );
  return String((10 - (sum % 10)) % 10);
}

function checkDigit10(digits: string): string {
  const sum = Array.from(digits.slice(0, 9)).reduce(
    (total, digit, index) => total + Number(digit) * (10 - index),
    0,
  );
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}

// What a sentence puts after a DOI, and a bracket that nothing in it opened.
function withoutEnd(doi: string): string {
  const shorter = doi.replace(/[.,;:!?'”’»]+$/u, '');
  const closing = /[)\]}]$/.exec(shorter)?.[0];
  if (closing === undefined) return shorter;
  const opening = { ')': '(', ']': '[', '}': '{' }[closing] ?? '';
  const isOpen = shorter.split(opening).length >= shorter.split(closing).length;
  return isOpen ? shorter : withoutEnd(shorter.slice(0, -1));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}
