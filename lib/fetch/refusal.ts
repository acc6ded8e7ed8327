/** Everything that can be foreseen to keep an address from being fetched, as a closed set. */
export type FetchRefusalReason =
  | 'switched_off'
  | 'not_an_address'
  | 'too_long'
  | 'wrong_scheme'
  | 'credentials'
  | 'wrong_port'
  | 'not_outside'
  | 'downgrade'
  | 'too_many_redirects'
  | 'unknown_host'
  | 'unreachable'
  | 'not_secure'
  | 'too_slow'
  | 'wrong_status'
  | 'wrong_type'
  | 'type_mismatch'
  | 'too_large'
  | 'damaged'
  | 'empty'
  | 'aborted';

export interface FetchRefusal {
  ok: false;
  reason: FetchRefusalReason;
  /** One sentence for people: what is wrong, and what to do instead. */
  message: string;
  /** The status that the server gave, where `reason` is wrong_status. */
  status: number | null;
}

/** What a sentence may tell beyond the reason; `redirected` when the page led there, not the person. */
interface Circumstances {
  redirected?: boolean;
  status?: number;
  mediaType?: string;
  /** What the bytes are, with its article: "a PDF". */
  found?: string;
}

/** Longest address that is fetched, in characters; the same as a source's. */
export const MAX_ADDRESS = 2_000;
/** Most times that a page may send on to another address. */
export const MAX_REDIRECTS = 5;
/** Largest body, in bytes, counted after unpacking. */
export const MAX_BODY = 20_000_000;
/** Longest time for everything together, in milliseconds. */
export const MAX_TIME = 10_000;

const INSTEAD = 'paste the text or upload the file instead';
const OR_INSTEAD = 'or paste the text or upload the file';

/** The refusal with its sentence. */
export function refusal(reason: FetchRefusalReason, circumstances: Circumstances = {}): FetchRefusal {
  return {
    ok: false,
    reason,
    message: `${sentence(reason, circumstances)}.`,
    status: circumstances.status ?? null,
  };
}

function sentence(reason: FetchRefusalReason, circumstances: Circumstances): string {
  const address = circumstances.redirected ? 'The page leads on to an address that' : 'This address';
  switch (reason) {
    case 'switched_off':
      return `Fetching web addresses is switched off here: ${INSTEAD}`;
    case 'not_an_address':
      return `${address} cannot be read as a web address: begin with https://, ${OR_INSTEAD}`;
    case 'too_long':
      return `${address} is longer than ${MAX_ADDRESS.toLocaleString('en')} characters: ${INSTEAD}`;
    case 'wrong_scheme':
      return `${address} begins with neither http:// nor https://: ${INSTEAD}`;
    case 'credentials':
      return `${address} holds a user name or a password: take them out, ${OR_INSTEAD}`;
    case 'wrong_port':
      return `${address} names a port other than 80 and 443: ${INSTEAD}`;
    case 'not_outside':
      return `${address} leads into a private network, where nothing is fetched: ${INSTEAD}`;
    case 'downgrade':
      return `The page leads on from https:// to an address without encryption: give that address itself, ${OR_INSTEAD}`;
    case 'too_many_redirects':
      return `The page leads on more than ${MAX_REDIRECTS} times, perhaps in a circle: ${INSTEAD}`;
    case 'unknown_host':
      return `No server has the name in this address: look for a slip in it, ${OR_INSTEAD}`;
    case 'unreachable':
      return `The server does not answer, or ends the connection: try again later, ${OR_INSTEAD}`;
    case 'not_secure':
      return `The server does not prove that it is the one named in the address (its certificate is not good): open the page yourself, and ${INSTEAD}`;
    case 'too_slow':
      return `The page did not arrive within ${MAX_TIME / 1_000} seconds: try again later, ${OR_INSTEAD}`;
    case 'wrong_status':
      return statusSentence(circumstances.status ?? 0);
    case 'wrong_type':
      return `What is there ${circumstances.mediaType ? `is called “${circumstances.mediaType}”` : 'is of an unknown kind'}, and only web pages, PDF, plain text, Word documents and images are kept: ${INSTEAD}`;
    case 'type_mismatch':
      return `The server calls it “${circumstances.mediaType ?? ''}”, but it is ${circumstances.found ?? 'something else'}: look at it in a browser, and ${INSTEAD}`;
    case 'too_large':
      return `What is there is larger than ${MAX_BODY / 1_000_000} MB: paste the part you need or upload a smaller file instead`;
    case 'damaged':
      return `The answer of the server is cut off or cannot be unpacked: try again later, ${OR_INSTEAD}`;
    case 'empty':
      return `The server sent a page with nothing in it: look at it in a browser, and ${INSTEAD}`;
    case 'aborted':
      return `The fetch was stopped: start it again, ${OR_INSTEAD}`;
  }
}

function statusSentence(status: number): string {
  if ([401, 402, 403, 407].includes(status))
    return `The server does not let Galley read this page (${status}): open it yourself, and ${INSTEAD}`;
  if (status === 404 || status === 410)
    return `There is no page at this address (${status}): look for a slip in it, ${OR_INSTEAD}`;
  if (status === 429)
    return `The server has been asked too often (${status}): try again later, ${OR_INSTEAD}`;
  if (status === 451) return `The server withholds this page for legal reasons (${status}): ${INSTEAD}`;
  if (status >= 500) return `The server could not give the page (${status}): try again later, ${OR_INSTEAD}`;
  return `The server answered without a page (${status}): look at it in a browser, and ${INSTEAD}`;
}
