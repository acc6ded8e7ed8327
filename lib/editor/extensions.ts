import { Node, type Extensions } from '@tiptap/core';
import { StarterKit } from '@tiptap/starter-kit';
import { TableKeys } from '@/lib/editor/table-keys';
import { TABLE_NODES } from '@/lib/editor/tables';

// Tables stand beside the blocks and not among them, so that they are nowhere but here.
const Doc = Node.create({ name: 'doc', topNode: true, content: '(block | table)+' });

const Caption = Node.create({
  name: 'caption',
  group: 'block',
  content: 'inline*',
  parseHTML: () => [{ tag: 'figcaption' }, { tag: 'caption' }],
  renderHTML: () => ['figcaption', 0],
});

/** Schemes that a link in an article may have. */
const LINK_PROTOCOLS = ['http:', 'https:', 'mailto:'];

/** Whether an address may stand in a link; relative addresses, scripts and data are refused. */
export function isAllowedHref(href: string): boolean {
  try {
    return LINK_PROTOCOLS.includes(new URL(href).protocol);
  } catch {
    return false;
  }
}

/** The nodes and marks that an article's document is made of. The same list builds the server's schema and the browser's editor. */
export function documentExtensions(): Extensions {
  return [
    Doc,
    StarterKit.configure({
      document: false,
      heading: { levels: [1, 2, 3, 4] },
      link: {
        openOnClick: false,
        autolink: false,
        linkOnPaste: false,
        isAllowedUri: (uri) => typeof uri === 'string' && isAllowedHref(uri),
        HTMLAttributes: { rel: 'noopener noreferrer nofollow', target: '_blank' },
      },
      trailingNode: false,
      dropcursor: false,
      gapcursor: false,
      undoRedo: false,
    }),
    Caption,
    ...TABLE_NODES,
    TableKeys,
  ];
}
