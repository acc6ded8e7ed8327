/**
 * A document node by shape alone: a ProseMirror `Node` and its JSON form both fit,
 * so that this room needs no editor library.
 */
export type DocNode = {
  readonly type?: string | { readonly name: string } | undefined;
  readonly text?: string | undefined;
  readonly content?: readonly DocNode[] | { readonly content: readonly DocNode[] } | null | undefined;
};

/** The node's type name; empty when the JSON names none. */
export function nodeName(node: DocNode): string {
  return (typeof node.type === 'string' ? node.type : node.type?.name) ?? '';
}

/** The node's children in order; empty for leaves and text. */
export function nodeChildren(node: DocNode): readonly DocNode[] {
  const content = node.content ?? [];
  return 'content' in content ? content.content : content;
}
