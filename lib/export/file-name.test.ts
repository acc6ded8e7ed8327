import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportFileName } from '@/lib/export/file-name';

describe('the name of an exported file', () => {
  it.each([
    ['Ferry line to reopen', 'Ferry line to reopen.md'],
    ['../../etc/passwd', 'etc passwd.md'],
    ['C:\\temp\\x', 'C temp x.md'],
    ['潮汐表的守护者', '潮汐表的守护者.md'],
    ['invoice\u202Egpj.exe', 'invoice gpj.exe.md'],
    ['...', 'article.md'],
    ['con', 'article.md'],
    ['What? "Yes": <no>', 'What Yes no.md'],
  ])('of %j is %j', (title, name) => {
    expect(exportFileName(title, 'md')).toBe(name);
  });

  it('is short, without path or control signs, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
        const name = exportFileName(title, 'csv.zip');
        expect(name.length).toBeLessThanOrEqual(90);
        expect(name).toMatch(/^[^\\/:*?"<>|\p{Cc}\p{Cf}]+\.csv\.zip$/u);
        expect(encodeURIComponent(name)).not.toBe('');
      }),
    );
  });
});
