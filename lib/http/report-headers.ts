/**
 * Of a public report: it runs no script, loads nothing from anywhere and stands in no frame, and where its links lead is not told from where.
 * Its styles stand in it.
 */
export const REPORT_HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
} as const;

const REPORT = /^\/r\//;

/** The headers by which the answer at the address of a public report differs from others; none for other addresses. The server sets them before Next answers. */
export function reportHeaders(url: string): Readonly<Record<string, string>> {
  return REPORT.test(url) ? REPORT_HEADERS : {};
}
