import { Editor, type JSONContent } from '@tiptap/core';

import { documentExtensions } from '@/lib/editor/extensions';

// Tiptap and the article, and nothing else: what opening and selecting cost without us.
const answer = await fetch('doc.json');
const element = document.querySelector('#paper');
if (element) {
  new Editor({
    element,
    extensions: documentExtensions(),
    content: (await answer.json()) as JSONContent,
    editorProps: { attributes: { class: 'paper' } },
  });
}
