import { LEFT_OUT_KEY } from '@/lib/export/bibliography/record';
import { parseBibtex } from '@/lib/import/bibliography/bibtex';
import { parseCslJson } from '@/lib/import/bibliography/csl-json';
import type { ParsedBibliography, ParsedEntry } from '@/lib/import/bibliography/parsed-entry';
import { parseRis } from '@/lib/import/bibliography/ris';
import { decode } from '@/lib/import/decode';
import { MAX_ENTRIES, MAX_FILE_BYTES, type BibliographyFormatName } from '@/lib/sources/import-model';

/** A bibliography in words that a person can act on: what it was read as, or why it was not. */
export type ReadBibliography =
  | ({ ok: true; format: BibliographyFormatName; encoding: string } & ParsedBibliography)
  | { ok: false; code: 'invalid_input' | 'too_large' | 'unsupported_format'; message: string };

const TAKEN = 'Galley takes BibTeX and BibLaTeX (.bib), RIS (.ris) and CSL-JSON (.json).';

/** Reads a bibliography from a file's bytes: its encoding and its format are found by what stands in it. */
export function readBibliography(bytes: Uint8Array): ReadBibliography {
  if (bytes.byteLength > MAX_FILE_BYTES) {
    const message = `This is larger than the ${MAX_FILE_BYTES / 1_000_000} MB that are taken. Bring it in in parts.`;
    return { ok: false, code: 'too_large', message };
  }
  const decoded = decode(bytes);
  if (!decoded.ok) return refusal(decoded);
  const text = decoded.text.replace(/^\ufeff/, '');
  const read = parse(text);
  if (read === null) {
    return {
      ok: false,
      code: 'unsupported_format',
      message: `There is no bibliography in this. ${TAKEN} Most programs have them under Export.`,
    };
  }
  if (read.entries.length > MAX_ENTRIES) {
    const message = `This has ${read.entries.length.toLocaleString('en')} entries; at most ${MAX_ENTRIES.toLocaleString('en')} are taken at once. Bring it in in parts.`;
    return { ok: false, code: 'too_large', message };
  }
  const [told, entries] = [isCount(true), isCount(false)].map((isAsked) => read.entries.filter(isAsked));
  const counted = (told ?? []).map(({ fields }) => `In the file it came from: ${fields?.title}`);
  return {
    ok: true,
    format: read.format,
    encoding: decoded.encoding,
    entries: entries ?? [],
    warnings: [...read.warnings, ...counted],
  };
}

// A record of ours that only counts is no source.
function isCount(isWanted: boolean) {
  return ({ key, fields }: ParsedEntry) =>
    (key === LEFT_OUT_KEY && fields !== null && fields.title.includes('left out')) === isWanted;
}

function parse(text: string): ({ format: BibliographyFormatName } & ParsedBibliography) | null {
  if (/^\s*[[{]/.test(text)) {
    const read = parseCslJson(text);
    return read && read.entries.length > 0 ? { format: 'csl-json', ...read } : null;
  }
  // An address in a record of RIS may hold an @ and a brace, but its lines are like no others.
  if (/^\ufeff?TY  ?-/m.test(text)) return { format: 'ris', ...parseRis(text) };
  if (!/@\s*\p{L}+\s*[{(]/u.test(text)) return null;
  const read = parseBibtex(text);
  return read.entries.length === 0 ? null : { format: 'bibtex', ...read };
}

function refusal(decoded: Exclude<ReturnType<typeof decode>, { ok: true }>): ReadBibliography {
  if (decoded.reason === 'empty') {
    return {
      ok: false,
      code: 'invalid_input',
      message: 'There is nothing in it. Choose another file, or paste the entries.',
    };
  }
  if (decoded.reason === 'undecodable') {
    return {
      ok: false,
      code: 'unsupported_format',
      message: 'The letters in this file cannot be made out: its encoding is unknown. Save it as UTF-8.',
    };
  }
  const what =
    decoded.reason !== 'binary' || decoded.what === ''
      ? 'This is not text.'
      : `This is ${decoded.what}, not text.`;
  return { ok: false, code: 'unsupported_format', message: `${what} ${TAKEN}` };
}
