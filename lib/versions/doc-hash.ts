import { createHash } from 'node:crypto';
import type { Node } from '@tiptap/pm/model';
import { finish, type Work } from '@/lib/anchoring/work';

const known = new WeakMap<Node, string>();

/**
 * A hash of a document, hex: SHA-256 over the hashes of its blocks. Blocks are values that versions share, so that a version costs
 * what differs in it.
 */
export function docHash(doc: Node): string {
  return finish(hashing(doc));
}

/** `docHash`, with pauses: for those who want to have a long text hashed before others wait for them. */
export function* hashing(doc: Node): Work<string> {
  const hash = createHash('sha256').update(doc.type.name);
  for (const block of doc.content.content) {
    if (!known.has(block)) yield;
    hash.update(blockHash(block));
  }
  return hash.digest('hex');
}

/** SHA-256 of a text, hex. */
export function textHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function blockHash(block: Node): string {
  const found = known.get(block);
  if (found !== undefined) return found;
  const made = createHash('sha256').update(JSON.stringify(block.toJSON())).digest('hex');
  known.set(block, made);
  return made;
}
