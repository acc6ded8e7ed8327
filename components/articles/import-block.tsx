import type { ReactNode } from 'react';
import { ScrollingTable } from '@/components/articles/scrolling-table';
import type { DocJson } from '@/lib/articles/model';

/** A block of a document as it will stand on the paper, without a way to act on it: links are only shown. */
export function ImportBlock({ node }: { node: DocJson }): ReactNode {
  const children = (node.content ?? []).map((child, index) => <ImportBlock key={index} node={child} />);
  switch (node.type) {
    case 'text':
      return (node.marks ?? []).reduceRight<ReactNode>(
        (inside, mark) => marked(mark, inside),
        node.text ?? '',
      );
    case 'hardBreak':
      return <br />;
    case 'heading':
      return headed(Number(node.attrs?.['level'] ?? 1), children);
    case 'blockquote':
      return <blockquote>{children}</blockquote>;
    case 'bulletList':
      return <ul>{children}</ul>;
    case 'orderedList':
      return <ol start={Number(node.attrs?.['start'] ?? 1)}>{children}</ol>;
    case 'listItem':
      return <li>{children}</li>;
    case 'codeBlock':
      return <pre>{children}</pre>;
    case 'horizontalRule':
      return <hr />;
    case 'table':
      return (
        <ScrollingTable>
          <tbody>{children}</tbody>
        </ScrollingTable>
      );
    case 'tableRow':
      return <tr>{children}</tr>;
    case 'tableCell':
      return <td {...spansOf(node)}>{children}</td>;
    case 'tableHeader':
      return <th {...spansOf(node)}>{children}</th>;
    case 'caption':
      return <figcaption dir="auto">{children}</figcaption>;
    default:
      return <p dir="auto">{children}</p>;
  }
}

function spansOf({ attrs }: DocJson): { colSpan: number; rowSpan: number } {
  return { colSpan: Number(attrs?.['colspan'] ?? 1), rowSpan: Number(attrs?.['rowspan'] ?? 1) };
}

function headed(level: number, children: ReactNode): ReactNode {
  if (level === 1) return <h1 dir="auto">{children}</h1>;
  if (level === 2) return <h2 dir="auto">{children}</h2>;
  return level === 3 ? <h3 dir="auto">{children}</h3> : <h4 dir="auto">{children}</h4>;
}

function marked(mark: { type: string; attrs?: Record<string, unknown> }, inside: ReactNode): ReactNode {
  switch (mark.type) {
    case 'bold':
      return <strong>{inside}</strong>;
    case 'italic':
      return <em>{inside}</em>;
    case 'underline':
      return <u>{inside}</u>;
    case 'strike':
      return <s>{inside}</s>;
    case 'code':
      return <code>{inside}</code>;
    case 'link':
      return (
        <span
          title={typeof mark.attrs?.['href'] === 'string' ? mark.attrs['href'] : ''}
          className="underline decoration-line-2 underline-offset-4"
        >
          {inside}
        </span>
      );
    default:
      return inside;
  }
}
