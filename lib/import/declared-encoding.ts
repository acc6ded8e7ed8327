const XML_DECLARATION = /^\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']?([\w.:-]{2,40})/i;
const META_CHARSET = /<meta\b[^>]{0,500}?\bcharset\s*=\s*["']?\s*([\w.:-]{2,40})/i;

/**
 * The WHATWG name of the encoding that an XML declaration or an HTML meta element in the first 4,096 bytes declares;
 * null when there is none or it is unknown. What calls itself UTF-16 here cannot be it, and is UTF-8.
 */
export function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 4_096));
  const label = (XML_DECLARATION.exec(head) ?? META_CHARSET.exec(head))?.[1];
  if (label === undefined) return null;
  try {
    const { encoding } = new TextDecoder(label);
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch (error) {
    // A label that names no encoding.
    if (error instanceof RangeError) return null;
    throw error;
  }
}
