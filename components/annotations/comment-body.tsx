import { Lexer, type Token } from 'marked';
import { createContext, Fragment, type ReactNode, useContext } from 'react';
import { piecesOf } from '@/components/annotations/mention-words';
import { passagesOf } from '@/components/annotations/quote-words';
import type { Mention } from '@/lib/annotations/mention-model';

const SAFE_LINK = /^https?:\/\//i;
// Markdown is read recursively: nesting without end, in a comment that everybody opens, would end in a stack overflow.
const TOO_DEEP = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){16}/m;

const Called = createContext<readonly Mention[]>([]);

/**
 * A comment's Markdown subset as React elements: paragraphs, line breaks, bold, italic, code, quotes, lists, and links to http and https.
 * Everything else, HTML above all, is shown as the characters that were typed; so is all of a comment that nests 16 deep on one line. Whom it calls stands out.
 * Quoted is each line that begins with ">", and no line after it. Each part runs in the direction of its own first letters.
 */
export function CommentBody({ text, mentions = [] }: { text: string; mentions?: readonly Mention[] }) {
  return (
    <Called value={mentions}>
      <div className="flex flex-col gap-2 break-words">
        {TOO_DEEP.test(text) ? (
          <p dir="auto" className="whitespace-pre-wrap">
            {text}
          </p>
        ) : (
          passagesOf(text).map((passage, index) => (
            <Fragment key={index}>
              {passage.isQuote ? quote(lex(passage.text), 'auto') : blocks(lex(passage.text), 'auto')}
            </Fragment>
          ))
        )}
      </div>
    </Called>
  );
}

function lex(text: string): Token[] {
  return new Lexer({ breaks: true }).lex(text);
}

// Whatever says its direction by itself does not count for what it stands in: only the outermost say it.
type Dir = 'auto' | undefined;

function quote(tokens: Token[], dir?: Dir): ReactNode {
  return (
    <blockquote
      dir={dir}
      className="flex flex-col gap-1 border-s-2 border-line-2 ps-2.5 text-start text-ink-2"
    >
      {blocks(tokens)}
    </blockquote>
  );
}

function blocks(tokens: Token[], dir?: Dir): ReactNode {
  return tokens.map((token, index) => <Fragment key={index}>{block(token, dir)}</Fragment>);
}

function block(token: Token, dir?: Dir): ReactNode {
  switch (token.type) {
    case 'space':
      return null;
    case 'paragraph':
      return (
        <p dir={dir} className="text-start">
          {inline(token.tokens)}
        </p>
      );
    case 'text':
      return 'tokens' in token && token.tokens ? inline(token.tokens) : <Words text={token.raw} />;
    case 'list': {
      const items = (token['items'] as { tokens: Token[] }[]).map((item, index) => (
        <li key={index}>{blocks(item.tokens)}</li>
      ));
      return token['ordered'] === true ? (
        <ol dir={dir} className="list-decimal ps-5 text-start">
          {items}
        </ol>
      ) : (
        <ul dir={dir} className="list-disc ps-5 text-start">
          {items}
        </ul>
      );
    }
    case 'blockquote':
      return quote(token.tokens ?? [], dir);
    case 'code':
      return (
        <pre className="overflow-x-auto rounded-1 bg-desk p-2 font-mono text-[12.5px]">
          {String(token['text'])}
        </pre>
      );
    default:
      return (
        <p dir={dir} className="whitespace-pre-wrap text-start">
          {token.raw.trimEnd()}
        </p>
      );
  }
}

function inline(tokens: Token[] | undefined): ReactNode {
  return (tokens ?? []).map((token, index) => <Fragment key={index}>{piece(token)}</Fragment>);
}

function piece(token: Token): ReactNode {
  switch (token.type) {
    case 'text':
      return 'tokens' in token && token.tokens ? inline(token.tokens) : <Words text={token.raw} />;
    case 'escape':
      return String(token['text']);
    case 'strong':
      return <strong className="font-semibold">{inline(token.tokens)}</strong>;
    case 'em':
      return <em>{inline(token.tokens)}</em>;
    case 'codespan':
      return <code className="rounded-1 bg-desk px-1 font-mono text-[12.5px]">{String(token['text'])}</code>;
    case 'br':
      return <br />;
    case 'link': {
      const href = String(token['href']);
      if (!SAFE_LINK.test(href)) return token.raw;
      return (
        <a
          href={href}
          rel="noopener noreferrer nofollow"
          target="_blank"
          className="text-accent underline underline-offset-2"
        >
          {inline(token.tokens)}
        </a>
      );
    }
    default:
      return token.raw;
  }
}

function Words({ text }: { text: string }): ReactNode {
  const pieces = piecesOf(text, useContext(Called));
  return pieces.map((piece, index) =>
    piece.mention ? (
      <strong key={index} className="font-medium text-accent">
        {piece.text}
      </strong>
    ) : (
      <Fragment key={index}>{piece.text}</Fragment>
    ),
  );
}
