/** The blocks of the schema, each of which every format that tells the text says what it makes of. */
export type BlockName =
  | 'doc'
  | 'paragraph'
  | 'heading'
  | 'caption'
  | 'codeBlock'
  | 'blockquote'
  | 'bulletList'
  | 'orderedList'
  | 'listItem'
  | 'horizontalRule'
  | 'table'
  | 'tableRow'
  | 'tableCell'
  | 'tableHeader';
