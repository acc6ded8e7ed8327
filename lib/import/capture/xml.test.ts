import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attribute, childOf, elementsOf, parseXml, textOf } from '@/lib/import/capture/xml';

describe('parseXml', () => {
  it('reads elements, attributes, text, references and sections of characters', () => {
    const root = parseXml(
      `<?xml version="1.0"?><w:d a='1 > 0' w:b="&quot;x&#233;"><!-- no --><w:t>A &amp; B</w:t><w:t><![CDATA[<b>]]></w:t><w:c/></w:d>`,
    );
    expect([attribute(root ?? undefined, 'a'), attribute(root ?? undefined, 'w:b')]).toEqual([
      '1 > 0',
      '"xé',
    ]);
    expect(elementsOf(root ?? undefined, 'w:t').map(textOf)).toEqual(['A & B', '<b>']);
    expect(childOf(root, 'w:c')).toMatchObject({ name: 'w:c', children: [] });
    expect(childOf(root, 'w:c', 'w:x')).toBeUndefined();
  });

  it.each([
    ['', 'nothing'],
    ['<a><b></a></b>', 'crossed elements'],
    ['<a>', 'an open element'],
    ['<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'a document type'],
    ['<a>'.repeat(300) + '</a>'.repeat(300), 'too deep elements'],
  ])('refuses %s (%s)', (xml) => {
    expect(parseXml(xml)).toBeNull();
  });

  it('gives text back as it was written, whatever it is', () => {
    const escaped = (text: string) =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const root = parseXml(`<a b="${escaped(text)}">${escaped(text)}</a>`) ?? undefined;
        expect([textOf(root), attribute(root, 'b')]).toEqual([text, text]);
      }),
    );
  });
});
