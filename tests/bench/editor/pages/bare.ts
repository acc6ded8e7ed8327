import { Editor } from '@tiptap/core';
import { UndoRedo } from '@tiptap/extensions';
import { documentExtensions } from '@/lib/editor/extensions';
import { fetchArticle } from './article';

// Tiptap and the article, and nothing else: what writing costs without us.
const { doc } = await fetchArticle();
const element = document.querySelector('#paper');
if (element) {
  // The style sheet of bare pages lays everything out; without the name, blocks out of sight are skipped as on the desk.
  if (location.search === '?skipping') element.id = '';
  new Editor({
    element,
    extensions: [...documentExtensions(), UndoRedo],
    content: doc,
    editorProps: { attributes: { class: 'paper' } },
  });
  document.title = 'Open';
}
