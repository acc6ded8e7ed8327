import { MAX_IMPORT_BYTES } from '@/lib/articles/import-rules';
import { MAX_BLOCKS, MAX_TEXT } from '@/lib/articles/rules';

/** Everything that can be foreseen to keep an input from becoming an article. */
export type ImportFailureCode =
  'empty' | 'binary' | 'wrong_type' | 'too_large' | 'undecodable' | 'no_text' | 'too_complex';

export interface ImportFailure {
  ok: false;
  code: ImportFailureCode;
  /** One or two sentences for the person: what is wrong, and what to do. */
  message: string;
}

const TAKEN = 'Galley takes plain text (.txt), Markdown (.md) and web pages (.html).';

/** The failure with its sentence; `what` names the kind of file or its size where that is known. */
export function failure(code: ImportFailureCode, what = ''): ImportFailure {
  return { ok: false, code, message: message(code, what) };
}

function message(code: ImportFailureCode, what: string): string {
  switch (code) {
    case 'empty':
      return 'There is nothing in it. Choose another file, or paste the text.';
    case 'binary':
      return `${what ? `This is ${what}, not text.` : 'This is not text.'} ${TAKEN} Open it where it was made, and copy or save the text.`;
    case 'wrong_type':
      return `Files of the kind “${what}” are not taken. ${TAKEN} Save it as one of these, or paste the text.`;
    case 'too_large':
      return `This is larger than the ${MAX_IMPORT_BYTES / 1_000_000} MB that are taken${what && ` (it has ${what})`}. Bring it in in parts, or paste only the text of the article.`;
    case 'undecodable':
      return 'The letters in this file cannot be made out: its encoding is unknown. Save it as UTF-8, or paste the text.';
    case 'no_text':
      return 'There is no text of an article in it. If the page shows its text only in a browser, copy it there and paste it.';
    case 'too_complex':
      return `${what || `This has more than ${MAX_BLOCKS.toLocaleString('en')} paragraphs or ${MAX_TEXT.toLocaleString('en')} characters.`} Paste only the text of the article, or bring it in in parts.`;
  }
}
