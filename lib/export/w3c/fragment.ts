import type { EvidenceView } from '@/lib/evidence/model';
import type { Node } from '@/lib/export/w3c/node';
import { encodeUnsafe } from '@/lib/export/safe-url';

type LocatorType = NonNullable<EvidenceView['locatorType']>;

/** What a locator is as the fragment of an address; null where no fragment scheme says it, or the person wrote it freely. */
const FRAGMENTS: Record<LocatorType, (locator: string) => { value: string; conformsTo: string } | null> = {
  page: (locator) => {
    const page = /^(\d+)(?:\s*[-–]\s*\d+)?$/.exec(locator)?.[1];
    return page ? { value: `page=${page}`, conformsTo: 'http://tools.ietf.org/rfc/rfc3778' } : null;
  },
  timestamp: (locator) => {
    const times = locator.split(/\s*[-–]\s*/).map(secondsOf);
    const isTime = times.length <= 2 && times.every((seconds) => seconds !== null);
    return isTime ? { value: `t=${times.join(',')}`, conformsTo: 'http://www.w3.org/TR/media-frags/' } : null;
  },
  url_fragment: (locator) => {
    const fragment = locator.replace(/^#/, '').replaceAll(/%(?![\da-f]{2})/gi, '%25');
    return { value: encodeUnsafe(fragment), conformsTo: 'http://tools.ietf.org/rfc/rfc3236' };
  },
  paragraph: () => null,
  section: () => null,
  cell: () => null,
};

/**
 * The place in a source that a link names: the fragment, and in it the excerpt. Undefined when it names neither; a locator that is
 * no fragment is told under our own terms only.
 */
export function sourceSelector({
  locatorType,
  locator,
  locatorEnd,
  excerpt,
}: EvidenceView): Node | undefined {
  const place = locatorEnd === '' ? locator : `${locator}-${locatorEnd}`;
  const isStretch = locatorType === 'page' || locatorType === 'timestamp';
  const fragment = locatorType === null ? null : FRAGMENTS[locatorType](isStretch ? place : locator);
  const quote = excerpt === '' ? undefined : { type: 'TextQuoteSelector', exact: excerpt };
  if (!fragment) return quote;
  return { type: 'FragmentSelector', ...fragment, ...(quote && { refinedBy: quote }) };
}

/** Seconds of "754", "12:34" and "1:02:03.5"; null for anything else. */
function secondsOf(time: string): number | null {
  const parts = /^(?:(?:(\d+):)?(\d{1,2}):)?(\d+(?:\.\d+)?)$/.exec(time);
  if (!parts) return null;
  const [hours, minutes, seconds] = [parts[1], parts[2], parts[3]].map((part) => Number(part ?? 0));
  return (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0);
}
