import { BlockNoteEditor, type PartialBlock } from '@blocknote/core';
import { CommentsExtension } from '@blocknote/core/comments';
import type { JSONContent } from '@tiptap/core';
import { fetchArticle, positionsIn } from './article';
import { FixedThreads } from './threads';

// BlockNote's own editor and its comments, without menus and sidebars of React.
const { doc, comments } = await fetchArticle();
const element = document.querySelector<HTMLElement>('#paper');
if (element) {
  const editor = BlockNoteEditor.create({
    initialContent: (doc.content ?? []).map(blockOf),
    extensions: [
      CommentsExtension({
        threadStore: new FixedThreads(comments.map(({ id }) => id)),
        resolveUsers: (ids) => Promise.resolve(ids.map((id) => ({ id, username: id, avatarUrl: '' }))),
      }),
    ],
  });
  editor.mount(element);
  editor.transact((transaction) => {
    const posOf = positionsIn(transaction.doc);
    const type = transaction.doc.type.schema.marks['comment'];
    if (!type) throw new Error('BlockNote has no mark for comments.');
    for (const { id, start, end } of comments) {
      transaction.addMark(posOf(start), posOf(end), type.create({ threadId: id, orphan: false }));
    }
    transaction.setMeta('addToHistory', false);
  });
  document.title = 'Open';
}

function blockOf({ type, content = [] }: JSONContent): PartialBlock {
  const text = content.map((part) => part.text ?? '').join('');
  return type === 'heading'
    ? { type, props: { level: 1 }, content: text }
    : { type: 'paragraph', content: text };
}
