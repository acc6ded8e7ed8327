import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { csvFormat } from '@/lib/export/csv';

import { hostileBundle } from '../../tests/fixtures/export/arbitrary-bundle';
import {
  buildAnnotation,
  buildArticle,
  buildBundle,
  id,
  JONAS,
} from '../../tests/fixtures/export/build-bundle';
import { bytesOf, turnedRound } from '../../tests/fixtures/export/read-export';
import { HOSTILE, towerBundle } from '../../tests/fixtures/export/tower-bundle';
import { TOWER_DOC } from '../../tests/fixtures/export/tower-doc';

const bundle = towerBundle();
const filesOf = (of = bundle) =>
  Object.entries(unzipSync(bytesOf(csvFormat, of))).map(([name, bytes]) => ({
    name,
    text: Buffer.from(bytes).toString('utf8'),
  }));
const files = filesOf();

function tableOf(name: string, of = files) {
  const file = of.find((each) => each.name === `${name}.csv`) ?? expect.fail(`There is no table ${name}.`);
  // Strict: quotes where they belong, the same number of cells in every row, no other end of line.
  const [header = [], ...rows] = parse(file.text, { bom: true, record_delimiter: '\r\n' });
  const records = rows.map((row) =>
    Object.fromEntries(header.map((column, index) => [column, row[index] ?? ''])),
  );
  return {
    header,
    records,
    find: (key: string) => records.find((record) => record[header[0] ?? ''] === key),
  };
}

const value = {
  description: '',
  numeric: null,
  colour: 'grey' as const,
  bucket: 'MIXTURE' as const,
  retired: false,
};

const COLUMNS: Record<string, string> = {
  lines: 'line_no, text, line_status, items_total, items_left, changed_since_check',
  claims:
    'claim_id, line_no, start, end, exact, statement, type, claimant, claim_date, status, verdict, ' +
    'verdict_label, verdict_bucket, rationale, independent_support, flags, checked_by, checked_at, second_check_by, override_reason, ' +
    'override_by, override_at',
  verdicts: 'verdict, verdict_label, verdict_bucket, number, description, retired, scale',
  quotes:
    'quote_id, line_no, ranges, exact, type, speaker, speaker_as_named, cue, medium, fidelity, source_key, ' +
    'locator, status',
  agents: 'annotation_id, kind, role, as_named, agent_id, agent_kind, name, title, organisation, same_as',
  evidence:
    'link_id, claim_id, source_key, relation, proximity, locator_type, locator, excerpt, capture_hash, ' +
    'checked_by, note, linked_at, directness, locator_end, excerpt_language, excerpt_translation, ' +
    'seen_original_by, seen_original_at, traced_to_origin, passage_now',
};

describe('the CSV export', () => {
  test('is a ZIP of a page that explains it and the tables', () => {
    expect(files.map((file) => file.name)).toEqual([
      'README.txt',
      'article.csv',
      'lines.csv',
      'items.csv',
      'ranges.csv',
      'fields.csv',
      'flags.csv',
      'claims.csv',
      'quotes.csv',
      'attributions.csv',
      'suggestions.csv',
      'agents.csv',
      'verdicts.csv',
      'evidence.csv',
      'sources.csv',
      'authors.csv',
      'comments.csv',
    ]);
    const readMe = files[0]?.text ?? '';
    for (const { name } of files.slice(1)) expect(readMe).toContain(name.replace('.csv', ''));
  });

  test.each(Object.entries(COLUMNS))('has the agreed columns in %s', (name, columns) => {
    expect(tableOf(name).header.join(', ')).toBe(columns);
  });

  test('writes every table as RFC 4180 with a byte order mark and nothing that becomes a formula', () => {
    for (const { name, text } of files.slice(1)) {
      expect(text.startsWith('\uFEFF')).toBe(true);
      expect(text.endsWith('\r\n')).toBe(true);
      const { header, records } = tableOf(name.replace('.csv', ''));
      expect(new Set(header).size).toBe(header.length);
      for (const cell of records.flatMap((record) => Object.values(record))) {
        expect(cell).not.toMatch(/^\s*[=+\-@]|^[\t\r\n]/);
      }
    }
  });

  test('keeps numbers as they are and guards what people wrote', () => {
    const claim = tableOf('claims').find(id(13));
    expect(claim).toMatchObject({
      statement: "'=1+1 The work will cost 21.5 million crowns.",
      claimant: "'@council",
      verdict: 'mostly_accurate',
      verdict_label: 'Mostly accurate',
      verdict_bucket: 'TRUE',
      rationale: `'${HOSTILE}`,
      independent_support: '1',
      checked_by: "'=Jonas *Abubakar*",
    });
    expect(Number(claim?.['line_no'])).toBeGreaterThan(1);
  });

  test('counts code points in the text whose lines it holds', () => {
    const characters = Array.from(bundle.article.text);
    const ranges = tableOf('ranges').records;
    const count = bundle.annotations.reduce((sum, annotation) => sum + annotation.ranges.length, 0);
    expect(ranges).toHaveLength(count);
    for (const { start, end, exact } of ranges) {
      expect(characters.slice(Number(start), Number(end)).join('')).toBe(exact?.replace(/^'(?==)/, ''));
    }
    const lines = tableOf('lines').records;
    expect(lines.map((line) => line['text']?.replace(/^'/, ''))).toEqual(
      bundle.lines.map(({ start, end }) => bundle.article.text.slice(start, end)),
    );
  });

  test('takes a claim’s verdict from the workspace’s own scale, retired ones too', () => {
    const article = buildArticle(TOWER_DOC);
    const values = [
      { ...value, id: 'sound', label: '=Sound', numeric: 2, bucket: 'TRUE' as const },
      { ...value, id: 'shaky', label: 'Shaky', retired: true },
    ];
    const rated = (number: number, verdict: string) =>
      buildAnnotation(number, 'claim', { fields: { verdict } });
    const own = buildBundle(article, {
      annotations: [rated(1, 'sound'), rated(2, 'shaky'), rated(3, 'half_true')],
      scale: { id: id(900), version: 3, preset: 'own', values },
    });
    const claims = tableOf('claims', filesOf(own)).records;
    expect(claims.map((row) => [row['verdict'], row['verdict_label'], row['verdict_bucket']])).toEqual([
      ['sound', "'=Sound", 'TRUE'],
      ['shaky', 'Shaky', 'MIXTURE'],
      ['half_true', 'Half true', 'OTHER'],
    ]);
    const scale = tableOf('verdicts', filesOf(own)).records;
    expect(scale.map((row) => [row['verdict'], row['number'], row['retired'], row['scale']])).toEqual([
      ['sound', '2', 'no', 'own'],
      ['shaky', '', 'yes', 'own'],
      ['half_true', '', 'yes', 'own'],
    ]);
  });

  test('tells two annotations on identical lines apart', () => {
    const [first, second] = [id(10), id(11)].map((key) => tableOf('attributions').find(key));
    expect(first?.['source']).toBe(second?.['source']);
    expect(Number(second?.['line_no'])).toBe(Number(first?.['line_no']) + 1);
    expect(first?.['ranges']).not.toBe(second?.['ranges']);
  });

  test('puts a discontinuous quote with its cue, speaker and origin in one row', () => {
    expect(tableOf('quotes').find(id(16))).toMatchObject({
      ranges: expect.stringMatching(/^\d+\.\.\d+; \d+\.\.\d+$/),
      exact: '“We can mend it,” […] “We cannot mend it cheaply.”',
      cue: 'said',
      speaker: 'Ilka Brandvold',
      source_key: 'brinewire2026',
      locator: '1:02:03',
    });
  });

  test('tells who is meant by a name, and what they were when the article appeared', () => {
    expect(tableOf('agents').records).toEqual([
      {
        annotation_id: id(16),
        kind: 'quote',
        role: 'speaker',
        as_named: 'Ilka Brandvold',
        agent_id: id(90),
        agent_kind: 'person',
        name: 'Brandvold, Ilka',
        title: 'chair',
        organisation: 'Harbour council',
        same_as: 'https://brandvold.example/',
      },
    ]);
  });

  test('has a row for every annotation, link, comment, flag and value', () => {
    const { annotations, comments, sources } = bundle;
    expect(tableOf('items').records.map((record) => record['kind'])).toHaveLength(annotations.length);
    expect(tableOf('evidence').records).toHaveLength(annotations.flatMap((each) => each.evidence).length);
    expect(tableOf('comments').records).toHaveLength([...comments.values()].flat().length);
    expect(tableOf('flags').records).toHaveLength(annotations.flatMap((each) => each.flags).length);
    expect(tableOf('authors').records).toHaveLength(
      sources.flatMap((each) => (each.isWithheld ? [] : each.authors)).length,
    );
    const values = annotations.flatMap((each) => Object.values(each.fields).flat());
    expect(tableOf('fields').records).toHaveLength(values.length);
  });

  test('gives every person, source and line that a row speaks of', () => {
    const keys = new Set(tableOf('sources').records.map((record) => record['source_key']));
    for (const { source_key: key, checked_by: by } of tableOf('evidence').records) {
      expect(keys).toContain(key);
      expect(by).toBe(`'${bundle.people.get(JONAS) ?? ''}`);
    }
    const unplaced = tableOf('items').records.filter((record) => record['line_no'] === '');
    expect(unplaced.map((record) => record['annotation_id'])).toEqual([id(19), id(20)]);
  });

  test('writes the same bytes for the same state, in whatever order it was read and whenever', () => {
    const first = bytesOf(csvFormat, bundle);
    // The first file's time and date: midnight, 1 January 1980.
    expect([...first.subarray(10, 14)]).toEqual([0, 0, 0x21, 0]);
    expect(bytesOf(csvFormat, turnedRound(towerBundle())).equals(first)).toBe(true);
    const later = filesOf({ ...bundle, exportedAt: '2027-01-01T00:00:00.000Z' });
    expect(later.filter((file, index) => file.text !== files[index]?.text)).toMatchObject([
      { name: 'README.txt' },
    ]);
  });

  test('is strict CSV whatever people wrote', () => {
    fc.assert(
      fc.property(hostileBundle, (hostile) => {
        const written = filesOf(hostile);
        for (const { name } of written.slice(1)) {
          for (const record of tableOf(name.replace('.csv', ''), written).records) {
            for (const cell of Object.values(record)) expect(cell).not.toMatch(/^\s*[=+\-@]|^[\t\r\n]/);
          }
        }
        const texts = tableOf('lines', written).records.map((line) =>
          line['text']?.replace(/^'(?='*(?:[\t\r\n]|\s*[=+\-@＝＋－＠]))/, ''),
        );
        expect(texts).toEqual(hostile.lines.map(({ start, end }) => hostile.article.text.slice(start, end)));
      }),
    );
  });

  test('has all tables with their headers when nothing was annotated', () => {
    const empty = filesOf(buildBundle(buildArticle(TOWER_DOC)));
    expect(empty).toHaveLength(files.length);
    expect(tableOf('claims', empty)).toMatchObject({ header: tableOf('claims').header, records: [] });
  });
});
