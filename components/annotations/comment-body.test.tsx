import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { CommentBody } from '@/components/annotations/comment-body';

function html(text: string): string {
  return renderToStaticMarkup(<CommentBody text={text} />);
}

describe('a comment', () => {
  it('shows emphasis, code, lists and links', () => {
    const shown = html('**Which** year, *exactly*? See `p. 4`:\n\n- [report](https://desk.example/r)\n- two');
    expect(shown).toContain('>Which</strong>');
    expect(shown).toContain('<em>exactly</em>');
    expect(shown).toContain('p. 4</code>');
    expect(shown).toContain('href="https://desk.example/r"');
    expect(shown.match(/<li>/g)).toHaveLength(2);
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[go](javascript:alert(1))',
    '[go](JaVaScRiPt:alert(1))',
    '[go](data:text/html,x)',
    '![x](https://evil.example/pixel.png)',
    '[x]: javascript:alert(1)\n\n[x]',
    '<a href="javascript:alert(1)">x</a>',
  ])('shows %j as typed, with nothing that runs or loads', (text) => {
    const shown = html(text);
    expect(shown).not.toMatch(/<(script|img|iframe|svg)/);
    expect(shown).not.toMatch(/href="(?!https?:)/);
  });

  it.each(['>', '> ', '> - ', '1. ', '* ', '\t>\t', ' + > 2) '])(
    'nested as deep as its length allows with %j is shown as typed',
    (marker) => {
      const text = `before\n${marker.repeat(10_000 / marker.length)}end`;
      expect(html(text)).toContain(`${marker.trim().replaceAll('>', '&gt;')}`);
      expect(html(text)).not.toMatch(/<(blockquote|li)\b/);
    },
  );

  it('nested by indentation as deep as its length allows is shown', () => {
    const lines = Array.from({ length: 138 }, (_, depth) => `${' '.repeat(depth)}- a`);
    expect(html(lines.join('\n'))).toContain('<li>');
  });

  it('keeps the characters of what it does not know', () => {
    expect(html('a < b & c')).toContain('a &lt; b &amp; c');
    expect(html('| a | b |\n|---|---|\n| 1 | 2 |')).toContain('| 1 | 2 |');
  });

  it('quotes the lines behind a sign, each part in its own direction, and not the answer below', () => {
    const shown = html('> “We are ready.”\n> The quay *holds*.\nDoes it?\n> - one\n> > inner');
    // What says its direction by itself would not count for the quotation that it stands in.
    expect(shown.match(/<blockquote( dir="auto")?/g)).toEqual([
      '<blockquote dir="auto"',
      '<blockquote dir="auto"',
      '<blockquote',
    ]);
    expect(shown).not.toMatch(/<blockquote[^>]*>(?:(?!<\/blockquote>).)*<(p|ul) dir/);
    expect(shown).toMatch(/<em>holds<\/em>\.<\/p><\/blockquote><p dir="auto"[^>]*>Does it\?<\/p>/);
    expect(shown).toMatch(/<li>one<\/li><\/ul><blockquote/);
  });

  it('calls by name inside a quotation too', () => {
    const mentions = [{ role: 'reviewer', name: 'reviewers' } as const];
    const shown = renderToStaticMarkup(<CommentBody text="> ask @reviewers" mentions={mentions} />);
    expect(shown).toMatch(/<blockquote.*>@reviewers<\/strong>/);
  });

  it('lets those stand out whom it calls, and nobody else', () => {
    const mentions = [{ role: 'reviewer', name: 'reviewers' } as const];
    const shown = renderToStaticMarkup(
      <CommentBody text="*Dear* @reviewers, ask @viewers." mentions={mentions} />,
    );
    expect(shown).toContain('>@reviewers</strong>, ask @viewers.');
  });
});
