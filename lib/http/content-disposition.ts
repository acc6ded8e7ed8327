/**
 * The header that makes an answer a download under this name: a plain name for all (RFC 6266), and the name itself for
 * those who read RFC 8187. The name must hold no half surrogates.
 */
export function asAttachment(fileName: string): string {
  const plain = fileName.replaceAll(/[^\w. -]/g, '_');
  const exact = encodeURIComponent(fileName).replaceAll(
    /['()*]/g,
    (sign) => `%${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
