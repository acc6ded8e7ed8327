import { Lexer, type Token } from 'marked';
import { createContext, Fragment, type ReactNode, useContext } from 'react';
import { piecesOf } from '@/components/annotations/mention-words';
import type { Mention } from '@/lib/annotations/mention-model';

const SAFE_LINK = /^https?:\/\//i;
// Markdown is read recursively: nesting without end, in a comment that everybody opens, would end in a stack overflow.
const TOO_DEEP = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){16}/m;

const Called = createContext<readonly Mention[]>([]);

/**
 * A comment's Markdown subset as React elements: paragraphs, line breaks, bold, italic, code, quotes, lists, and links to http and https.
 * Everything else, HTML above all, is shown as the characters that were typed; so is all of a comment that nests 16 deep on one line. Whom it calls stands out.
 */
export function CommentBody({ text, mentions = [] }: { text: string; mentions?: readonly Mention[] }) {
  return (
    <Called value={mentions}>
      <div className="flex flex-col gap-2 break-words [unicode-bidi:plaintext]">
        {TOO_DEEP.test(text) ? (
          <p className="whitespace-pre-wrap">{text}</p>
        ) : (
          blocks(new Lexer({ breaks: true }).lex(text))
        )}
      </div>
    </Called>
  );
}

function blocks(tokens: Token[]): ReactNode {
  return tokens.map((token, index) => <Fragment key={index}>{block(token)}</Fragment>);
}

function block(token: Token): ReactNode {
  switch (token.type) {
    case 'space':
      return null;
    case 'paragraph':
      return <p>{inline(token.tokens)}</p>;
    case 'text':
      return 'tokens' in token && token.tokens ? inline(token.tokens) : <Words text={token.raw} />;
    case 'list': {
      const items = (token['items'] as { tokens: Token[] }[]).map((item, index) => (
        <li key={index}>{blocks(item.tokens)}</li>
      ));
      return token['ordered'] === true ? (
        <ol className="list-decimal pl-5">{items}</ol>
      ) : (
        <ul className="list-disc pl-5">{items}</ul>
      );
    }
    case 'blockquote':
      return (
        <blockquote className="border-l-2 border-line-2 pl-2.5 text-ink-2">
          {blocks(token.tokens ?? [])}
        </blockquote>
      );
    case 'code':
      return (
        <pre className="overflow-x-auto rounded-1 bg-desk p-2 font-mono text-[12.5px]">
          {String(token['text'])}
        </pre>
      );
    default:
      return <p className="whitespace-pre-wrap">{token.raw.trimEnd()}</p>;
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
