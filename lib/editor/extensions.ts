import { Node, type Extensions } from '@tiptap/core';
import { StarterKit } from '@tiptap/starter-kit';

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
    StarterKit.configure({
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
  ];
}
