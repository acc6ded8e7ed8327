import { getSchema } from '@tiptap/core';
import { documentExtensions } from '@/lib/editor/extensions';

/** The ProseMirror schema of every article, for reading and checking documents without a browser. */
export const documentSchema = getSchema(documentExtensions());
