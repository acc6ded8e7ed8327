import type { FetchRefusalReason } from '@/lib/fetch/refusal';

const BY_CODE: [RegExp, FetchRefusalReason][] = [
  [/^(ENOTFOUND|ENODATA|ENOENT|EAI_NONAME|EAI_NODATA|EAI_FAIL)$/, 'unknown_host'],
  [/CERT|^(ERR_TLS_|ERR_SSL_|ERR_OSSL_|EPROTO$|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_)/, 'not_secure'],
  [/^(HPE_|Z_|ERR__ERROR_|ERR_BROTLI_|ERR_STREAM_PREMATURE_CLOSE$)/, 'damaged'],
  [/^E[A-Z]/, 'unreachable'],
];

/** What an error of the resolver, the socket, TLS, the parser or zlib means for who fetches; null for any other. */
export function reasonOf(error: unknown): FetchRefusalReason | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  const { code } = error;
  return BY_CODE.find(([pattern]) => pattern.test(code))?.[1] ?? null;
}
