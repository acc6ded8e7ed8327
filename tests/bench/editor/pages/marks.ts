import { Editor, Mark } from '@tiptap/core';
import { UndoRedo } from '@tiptap/extensions';
import { documentExtensions } from '@/lib/editor/extensions';
import { fetchArticle, positionsIn } from './article';

// Comments as the usual extension keeps them: a mark of the document, with an id.
const Comment = Mark.create({
  name: 'comment',
  excludes: '',
  inclusive: false,
  addAttributes: () => ({ id: { default: '' } }),
  parseHTML: () => [{ tag: 'span[data-comment]' }],
  renderHTML: ({ HTMLAttributes: { id } }) => ['span', { class: 'comment', 'data-comment': String(id) }, 0],
});

const { doc, comments } = await fetchArticle();
const element = document.querySelector('#paper');
if (element) {
  const editor = new Editor({
    element,
    extensions: [...documentExtensions(), UndoRedo, Comment],
    content: doc,
    editorProps: { attributes: { class: 'paper' } },
  });
  const { tr, schema } = editor.state;
  const posOf = positionsIn(tr.doc);
  const type = schema.marks['comment'];
  if (type)
    for (const { id, start, end } of comments) tr.addMark(posOf(start), posOf(end), type.create({ id }));
  editor.view.dispatch(tr.setMeta('addToHistory', false));
  document.title = 'Open';
}
