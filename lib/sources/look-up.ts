import type { SourceFields } from '@/lib/sources/model';

/** A way to ask somebody what is behind a DOI or an ISBN. */
export interface IdentifierLookUp {
  /** As people know it; it is told where fields were read. */
  name: string;
  /** What is known of it, or null. Never throws for what the other side does, and ends when `signal` does. */
  find(
    identifier: { type: 'doi' | 'isbn'; value: string },
    signal: AbortSignal | null,
  ): Promise<Partial<SourceFields> | null>;
}

/** The look-ups that are asked, in order: none. Galley tells nobody what it reads unless whoever runs it adds one here. */
const LOOK_UPS: readonly IdentifierLookUp[] = [];

/** The first answer to an identifier, with where each field came from; null when nobody is asked or nobody knows. */
export async function lookUp(
  identifier: { type: 'doi' | 'isbn'; value: string },
  signal: AbortSignal | null = null,
  lookUps: readonly IdentifierLookUp[] = LOOK_UPS,
): Promise<Partial<SourceFields> | null> {
  for (const each of lookUps) {
    const fields = await each.find(identifier, signal);
    if (!fields) continue;
    const provenance = Object.fromEntries(Object.keys(fields).map((field) => [field, each.name]));
    return { ...fields, provenance };
  }
  return null;
}
