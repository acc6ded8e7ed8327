import { describe, expect, test } from 'vitest';
import { parseBibtex } from '@/lib/import/bibliography/bibtex';
import { processorTime } from '@/tests/support/processor-time';

function read(text: string) {
  const [entry] = parseBibtex(text).entries;
  return { ...entry, ...entry?.fields };
}

describe('an entry of BibTeX', () => {
  test('is read with its strings, parts joined by #, and the names of months', () => {
    const text = `@STRING{lantern = "The Saltmere Lantern"}
      @string(wire = {Saltmere } # {Wire})
      @Article(Maren:2026, Author="Ida Maren and {Quay Institute}", TITLE = "The " # {wall}, journal=lantern, publisher = wire,
        year=2026, month = mar # "~14")`;
    expect(read(text)).toMatchObject({
      key: 'Maren:2026',
      kind: 'article-journal',
      title: 'The wall',
      authors: ['Maren, Ida', 'Quay Institute'],
      containerTitle: 'The Saltmere Lantern',
      publisher: 'Saltmere Wire',
      issued: '2026-03-14',
    });
  });

  test.each([
    ['Ida Maren', ['Maren, Ida']],
    ['Maren van der Berg', ['van der Berg, Maren']],
    ['van der Berg, Jr, Tomas and de la Quay, Ana', ['van der Berg, Jr, Tomas', 'de la Quay, Ana']],
    ['{Ministry of Water, Land and Roads} and Plato', ['{Ministry of Water, Land and Roads}', 'Plato']],
    ['{\\"O}deg{\\aa}rd, Zo\\"e and \\v{S}im\\\'unek, J\\\'an', ['Ödegård, Zoë', 'Šimúnek, Ján']],
    ['Barnes {and} Noble', ['Noble, Barnes and']],
    ['李薇 and 陈, 国强', ['李薇', '陈, 国强']],
  ])('has the authors of %j', (author, authors) => {
    expect(read(`@misc{a, title={T}, author={${author}}}`).authors).toEqual(authors);
  });

  test('tells when there are more authors than it names', () => {
    const entry = read('@misc{a, title={T}, author={Ida Maren and others}}');
    expect(entry).toMatchObject({ authors: ['Maren, Ida'], extra: { 'and others': 'author' } });
    expect(entry.warnings).toEqual([expect.stringContaining('and others')]);
  });

  test.each([
    ['date={2026-03-14}', '2026-03-14'],
    ['date={2026-03~}', '2026-03~'],
    ['date={2026-03/2026-05}', '2026-03/2026-05'],
    ['date={2026/..}', '2026/..'],
    ['year={2026}', '2026'],
    ['year=2026, month=3', '2026-03'],
    ['year=2026, month={March}', '2026-03'],
    ['year=2026, month={14 March}', '2026-03-14'],
    ['year={c. 1890}', '1890~'],
    ['year={[1890]}', '1890?'],
  ])('with %s is of %s', (field, issued) => {
    expect(read(`@misc{a, title={T}, ${field}}`)).toMatchObject({ issued, warnings: [] });
  });

  test.each([
    ['{\\ss} \\o{} \\L{}ódź \\ae', 'ß ø Łódź æ'],
    ["{\\'e}t\\'e \\^{\\i} \\c{c} \\~n \\H{o} \\v s", 'été î ç ñ ő š'],
    ['50\\% \\& \\$5 \\#1 a\\_b \\{x\\}', '50% & $5 #1 a_b {x}'],
    ["``Wall'' -- 3---4 ?`Qu\\'e?", '“Wall” – 3—4 ¿Qué?'],
    ['{NATO} and {{the} wall}', 'NATO and the wall'],
    ['\\emph{The \\textbf{wall}} \\url{https://a.example/x}', 'The wall https://a.example/x'],
    ['The\n     wall~now', 'The wall now'],
    ['$\\alpha$ and H$_2$O', 'α and H_2O'],
    ['\\textbackslash{}newline \\textasciitilde{} \\textasciicircum{}', '\\newline ~ ^'],
  ])('has the title %j as people read it', (title, expected) => {
    expect(read(`@misc{a, title={${title}}}`)).toMatchObject({ title: expected, warnings: [] });
  });

  test('keeps a command that it does not know, and warns of it', () => {
    const entry = read('@misc{a, title={The \\wombat{wall}}}');
    expect(entry.title).toBe('The \\wombatwall');
    expect(entry.warnings).toEqual([expect.stringContaining('\\wombat')]);
  });

  test('keeps what no field is for, and what a field does not take, with a warning', () => {
    const entry =
      read(`@misc{a, title={T}, mood={sad}, doi={nowhere}, url={ftp://a.example}, date={last week}, year={soon},
      isbn={123}, title={Second}}`);
    expect(entry.extra).toEqual({
      mood: 'sad',
      doi: 'nowhere',
      url: 'ftp://a.example',
      date: 'last week',
      year: 'soon',
      isbn: '123',
      title: 'Second',
    });
    expect(entry.warnings).toHaveLength(6);
  });

  test('takes what it lacks from the entry that it refers to', () => {
    const { entries } = parseBibtex(`@incollection{part, title={Piles}, crossref={whole}}
      @book{whole, title={Harbours}, publisher={Quay Press}, year=2024, note={Not inherited}}
      @misc{lost, title={T}, crossref={nowhere}}`);
    expect(entries[0]?.fields).toMatchObject({
      title: 'Piles',
      containerTitle: 'Harbours',
      publisher: 'Quay Press',
      issued: '2024',
      note: '',
    });
    expect(entries[0]?.warnings).toEqual([expect.stringContaining('“whole”')]);
    expect(entries[2]).toMatchObject({ fields: { extra: { crossref: 'nowhere' } } });
  });

  test('that refers to itself, or round in a circle, ends', () => {
    const { entries } = parseBibtex(
      '@misc{a, title={A}, crossref={b}} @misc{b, title={B}, crossref={a}} @misc{c, title={C}, crossref={c}}',
    );
    expect(entries.map(({ fields }) => fields?.title)).toEqual(['A', 'B', 'C']);
  });

  test('that is broken is kept as text, and the next one is read', () => {
    const { entries } = parseBibtex(
      '@misc{a, title={Open\n}\n@misc{b title}\n@misc{c, title={Fine}}\n@misc{d, title="',
    );
    expect(entries.map(({ key, fields, line }) => [key, fields?.title ?? null, line])).toEqual([
      ['a', null, 1],
      ['b', null, 3],
      ['c', 'Fine', 4],
      ['d', null, 5],
    ]);
    expect(entries[0]?.text).toBe('@misc{a, title={Open\n}');
    for (const { fields, warnings } of entries) expect(warnings.length > 0).toBe(fields === null);
  });

  test('of a type, a language or a name of JavaScript’s own is taken all the same', () => {
    expect(
      read('@constructor{a, title={T}, langid={toString}, __proto__={x}, entrysubtype={valueOf}}'),
    ).toMatchObject({
      kind: 'document',
      extra: { type: 'constructor', langid: 'toString', entrysubtype: 'valueOf' },
    });
  });

  test('without a title is named after what is known', () => {
    expect(read('@online{a, url={https://a.example/x}}')).toMatchObject({ title: 'https://a.example/x' });
    expect(read('@online{a}').warnings).toEqual([expect.stringContaining('Untitled')]);
  });

  test('is nothing that stands in a comment or between entries', () => {
    const text =
      'Write to ida@maren.example {now}.\n@comment{@misc{x, title={No}}}\n@preamble{"\\foo"}\n@misc{a, title={Yes}}';
    expect(parseBibtex(text).entries.map(({ key }) => key)).toEqual(['a']);
  });
});

test('five thousand entries take about five times as long as a thousand', () => {
  const timeOf = (count: number) => {
    const text = Array.from(
      { length: count },
      (_, at) =>
        `@misc{k${at}, title={Wall ${at}}, author={Maren, Ida and van der Berg, T.}, date={2026-03-14}}`,
    ).join('\n');
    return processorTime(() => expect(parseBibtex(text).entries).toHaveLength(count), 3);
  };
  const few = timeOf(1_000);
  // It would be 25 times if each were compared with all others.
  expect(timeOf(5_000)).toBeLessThan(15 * few);
});
