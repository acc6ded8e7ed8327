import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '@/lib/import/decode';

const FOLDER = resolve(import.meta.dirname, '../../tests/fixtures/import/encodings');
const TEXTS = JSON.parse(readFileSync(resolve(FOLDER, 'texts.json'), 'utf8')) as Record<string, string>;

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part)] : part)));

describe('decode', () => {
  it.each(Object.entries(TEXTS))('reads text in %s, and says that it guessed', (encoding, text) => {
    const file = new Uint8Array(readFileSync(resolve(FOLDER, `${encoding}.txt`)));
    expect(decode(file)).toMatchObject({ ok: true, text, sure: false });
  });

  it('reads UTF-8 with and without a byte order mark', () => {
    const expected = { ok: true, text: 'Fähre 渡轮', encoding: 'utf-8', sure: true };
    expect(decode(bytes('Fähre 渡轮'))).toEqual(expected);
    expect(decode(bytes([0xef, 0xbb, 0xbf], 'Fähre 渡轮'))).toEqual(expected);
  });

  it('reads UTF-16 of both orders by its mark, and without one by its zeros', () => {
    const little = Buffer.from('The ferry, 渡轮', 'utf16le');
    const big = Buffer.from(little).swap16();
    for (const [encoding, mark, body] of [
      ['utf-16le', [0xff, 0xfe], little],
      ['utf-16be', [0xfe, 0xff], big],
    ] as const) {
      const expected = { ok: true, text: 'The ferry, 渡轮', encoding };
      expect(decode(bytes([...mark], [...body]))).toMatchObject(expected);
      expect(decode(bytes([...body]))).toMatchObject(expected);
    }
  });

  it('believes a declaration where the bytes are not UTF-8', () => {
    const page = (declared: string) =>
      bytes(`<html><head>${declared}</head><p>Gare du Nord, `, [0xc9], 'tampes</p>');
    expect(decode(page('<meta charset="windows-1252">'))).toMatchObject({
      encoding: 'windows-1252',
      sure: true,
    });
    const koi8 = decode(page('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">'));
    expect(koi8).toMatchObject({ encoding: 'koi8-r', sure: true });
    expect(decode(bytes('<?xml version="1.0" encoding="ISO-8859-1"?><p>Caf', [0xe9], '</p>'))).toMatchObject({
      text: '<?xml version="1.0" encoding="ISO-8859-1"?><p>Café</p>',
      sure: true,
    });
  });

  it('goes by the bytes where they are UTF-8 and the declaration says otherwise', () => {
    expect(decode(bytes('<meta charset="iso-8859-1"><p>Café – “quoted”'))).toMatchObject({
      encoding: 'utf-8',
    });
    expect(decode(bytes('<meta charset="utf-16"><p>Café'))).toMatchObject({ encoding: 'utf-8' });
    expect(decode(bytes('<meta charset="no-such-thing"><p>Café'))).toMatchObject({ encoding: 'utf-8' });
  });

  it('reads the typographic marks of windows-1252', () => {
    expect(
      decode(bytes('It', [0x92], 's the ', [0x93], 'first boat', [0x94], ' ', [0x96], ' for ', [0x80], '5')),
    ).toMatchObject({ ok: true, text: 'It’s the “first boat” – for €5' });
  });

  it('takes mostly plain text that is too short to tell for windows-1252', () => {
    expect(decode(bytes('Caf', [0xe9]))).toMatchObject({
      text: 'Café',
      encoding: 'windows-1252',
      sure: false,
    });
  });

  it('says that nothing is nothing', () => {
    expect(decode(new Uint8Array())).toEqual({ ok: false, reason: 'empty' });
  });

  it.each([
    [bytes('%PDF-1.7\n'), 'a PDF'],
    [bytes([0x50, 0x4b, 3, 4], 'word/document.xml'), 'a Word document, an e-book or another ZIP file'],
    [bytes([0x89], 'PNG\r\n'), 'a PNG picture'],
    [bytes('{\\rtf1\\ansi The ferry}'), 'a rich text (RTF) document'],
    [bytes('RIFF', [1, 2, 3, 4], 'WEBPVP8 '), 'a WebP picture'],
  ])('names a binary file by its first bytes', (file, what) => {
    expect(decode(file)).toEqual({ ok: false, reason: 'binary', what });
  });

  it('calls binary what holds zeros, and undecodable what no encoding makes text of', () => {
    expect(decode(bytes('abc', [0], 'def', [0, 0]))).toMatchObject({ ok: false, reason: 'binary' });
    expect(decode(bytes([0x81, 0x8d, 0x8f, 0x90, 0x9d]))).toEqual({ ok: false, reason: 'undecodable' });
  });

  it('forgives a stray control character in a long text', () => {
    expect(decode(bytes('The ferry returns. '.repeat(50), [0x1f], 'It does.'))).toMatchObject({
      encoding: 'utf-8',
    });
  });

  it('reads every text that was written as UTF-8', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((value) => !/\p{Cc}/u.test(value));
    fc.assert(
      fc.property(text, (value) => {
        const decoded = decode(bytes(`A${value}`));
        return decoded.ok && decoded.text === `A${value}`;
      }),
    );
  });

  it('answers whatever bytes it gets', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (value) => {
        const decoded = decode(value);
        return decoded.ok ? !decoded.text.includes('\0') : decoded.reason !== 'empty' || value.length === 0;
      }),
    );
  });
});
