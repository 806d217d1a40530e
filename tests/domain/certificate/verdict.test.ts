import { expect, test } from '@jest/globals';
import { maskedName, verdictOn } from '../../../domain/certificate/verdict.ts';
import { payloadText, readPayload } from '../../../domain/certificate/payload.ts';
import { networkGroup } from '../../../domain/network-group.ts';

test.each([
  ['陈静', '陈*'],
  ['欧阳娜依', '欧**依'],
  ['李', '李*'],
  ['阿依古丽·买买提', '阿******提'],
  ['', '*'],
])('R-57 %s is shown as %s', (name, shown) => {
  expect(maskedName(name)).toBe(shown);
});

test('R-57 what is not found has nothing to show', () => {
  expect(verdictOn(undefined)).toEqual({
    result: 'unknown',
    message: '没有查到相符的证书，请核对填写的内容',
    certificate: null,
  });
});

test('R-94 a payload reads as it was written, and nothing else does', () => {
  const payload = {
    number: '渝C2026-000123',
    name: '陈静',
    business: 'initial',
    series: '工程技术',
    profession: '建筑工程',
    level: 'assistant',
    unit: '南山区人力资源和社会保障局',
    issuedOn: '2026-03-02',
    approvalNumber: '南人社职〔2026〕15号',
    recordHash: 'ab',
  } as const;
  expect(readPayload(payloadText(payload))).toEqual(payload);
  for (const text of ['', '{}', '[]', '[1]', 'x', JSON.stringify(payload)])
    expect(readPayload(text)).toBeUndefined();
});

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('R-57 %s counts as %s', (address, group) => {
  expect(networkGroup(address)).toBe(group);
});
