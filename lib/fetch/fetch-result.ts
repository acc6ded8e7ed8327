import type { KeptHeaders } from '@/lib/fetch/kept-headers';
import type { FetchRefusal } from '@/lib/fetch/refusal';

/** A page as it came, whole, or why there is none. */
export type FetchResult = FetchedPage | FetchRefusal;

export interface FetchedPage {
  ok: true;
  /** Where the bytes came from in the end, as browsers write it, without a fragment. */
  finalAddress: string;
  /** The addresses that led on, in order; empty when the one asked for answered itself. */
  redirects: string[];
  status: number;
  /** In lower case, without parameters. One of the types that are kept; the bytes are of it. */
  mediaType: string;
  /** As the server named it, in lower case; null when it did not. It may be wrong, or unknown. */
  charset: string | null;
  headers: KeptHeaders;
  /** Unpacked, otherwise untouched; never empty. */
  bytes: Uint8Array;
  /** When the server began to answer, by our clock. */
  fetchedAt: Date;
}
