import type { Actor } from '@/lib/auth/actor';
import { AppError } from '@/lib/errors';
import { readSourcePage } from '@/lib/import/source-page';
import { listDuplicates } from '@/lib/sources/duplicate-queries';
import { recognise } from '@/lib/sources/identifier-rules';
import { fetchSource } from '@/lib/sources/fetch-source';
import { lookUp } from '@/lib/sources/look-up';
import { EMPTY_SOURCE, type SourceFields } from '@/lib/sources/model';
import type { SourcePreview } from '@/lib/sources/preview-model';
import { completed } from '@/lib/sources/rules';

type Read = Pick<SourcePreview, 'fields' | 'problem'>;

/** What a source would be that somebody pasted the address, DOI or ISBN of. Throws `invalid_input` for anything else. */
export async function readPreview(
  actor: Actor,
  text: string,
  signal: AbortSignal | null,
): Promise<SourcePreview> {
  const recognised = recognise(text);
  if (recognised.type === 'nothing') {
    throw new AppError('invalid_input', recognised.message, { fields: { text: recognised.message } });
  }
  const { type, value } = recognised;
  const { fields, problem } =
    type === 'address'
      ? await readAddress(actor, value, signal)
      : await readIdentifier({ type, value }, signal);
  const duplicates = await listDuplicates(actor, completed(fields));
  return { recognised: type, fields, problem, duplicates };
}

async function readAddress(actor: Actor, address: string, signal: AbortSignal | null): Promise<Read> {
  const page = await fetchSource(actor, address, signal);
  const given: SourceFields = { ...EMPTY_SOURCE, url: address, provenance: { url: 'typed' } };
  if (!page.ok) return { fields: given, problem: page.message };
  const accessed = { accessedAt: page.fetchedAt.toISOString().slice(0, 10) };
  if (!/^(?:text\/html|application\/xhtml\+xml)$/.test(page.mediaType)) {
    const found = { ...given, kind: 'document' as const, url: page.finalAddress, ...accessed };
    return {
      fields: { ...found, provenance: { url: 'address', accessedAt: 'day of the look' } },
      problem: 'What is there is no web page that says what it is: fill in the rest yourself.',
    };
  }
  const fields = readSourcePage(page.bytes, page.finalAddress);
  const provenance = { ...fields.provenance, accessedAt: 'day of the look' };
  return { fields: { ...fields, ...accessed, provenance }, problem: null };
}

async function readIdentifier(
  identifier: { type: 'doi' | 'isbn'; value: string },
  signal: AbortSignal | null,
): Promise<Read> {
  const { type, value } = identifier;
  const given: SourceFields = {
    ...EMPTY_SOURCE,
    kind: type === 'doi' ? 'article-journal' : 'book',
    [type]: value,
    provenance: { [type]: 'typed' },
  };
  const found = await lookUp(identifier, signal);
  if (found) {
    const provenance = { ...given.provenance, ...found.provenance };
    return { fields: { ...given, ...found, provenance }, problem: null };
  }
  const name = type === 'doi' ? 'DOI' : 'ISBN';
  return {
    fields: given,
    problem: `The ${name} is in its field. Nobody outside is asked what it stands for: fill in the rest yourself.`,
  };
}
