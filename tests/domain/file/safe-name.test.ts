import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fileKinds, type FileKind } from '../../../domain/file/file.ts';
import { safeName } from '../../../domain/file/safe-name.ts';

const cases: [string, FileKind, string][] = [
  ['毕业证书.pdf', 'pdf', '毕业证书.pdf'],
  ['照片.JPEG', 'jpg', '照片.JPEG'],
  ['证书.exe', 'pdf', '证书.exe.pdf'],
  ['../../etc/passwd', 'png', 'passwd.png'],
  ['C:\\资料\\学历.docx', 'docx', '学历.docx'],
  ['收入\u202Efdp.exe', 'pdf', '收入fdp.exe.pdf'],
  ['a\0b\r\nc.pdf', 'pdf', 'abc.pdf'],
  ['<证>:"书"|?*.pdf', 'pdf', '证书.pdf'],
  ['.pdf', 'pdf', '未命名.pdf'],
  ['', 'xlsx', '未命名.xlsx'],
  ['…', 'pdf', '….pdf'],
];

describe('the name of a file', () => {
  test.each(cases)('R-14 %j of kind %s is kept as %s', (given, kind, kept) => {
    expect(safeName(given, kind)).toBe(kept);
  });

  test('R-14 is always short, storable, without folders and ends in its kind', () => {
    const kinds = Object.keys(fileKinds) as FileKind[];
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom(...kinds), (given, kind) => {
        const name = safeName(given, kind);
        expect(Array.from(name).length).toBeLessThanOrEqual(90);
        expect(name).not.toMatch(/[\\/\0\r\n"]/);
        expect(name.isWellFormed()).toBe(true);
        expect(name.toLowerCase()).toMatch(kind === 'jpg' ? /.\.jpe?g$/ : new RegExp(`.\\.${kind}$`));
        expect(safeName(name, kind)).toBe(name);
      }),
    );
  });
});
