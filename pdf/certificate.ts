import PDFDocument from 'pdfkit';
import { type Business, businessTitles, type Level, levelTitles } from '../domain/business.ts';
import { dateText } from '../domain/calendar/date-text.ts';
import { type Sex, sexTitles } from '../domain/person/identity-card.ts';
import { mask } from '../domain/person/mask.ts';
import { drawFrame, drawRevoked, drawSealMark, ink } from './certificate-marks.ts';
import { type Fonts, fontsFor } from './fonts.ts';
import { bytesOf, put } from './paper.ts';
import { drawQrCode } from './qr-code.ts';
import type { Seal } from './seal.ts';

/** All that is on a certificate. Dates are `YYYY-MM-DD`. */
export type PrintedCertificate = {
  number: string;
  name: string;
  sex: Sex | null;
  birthDate: string | null;
  idNumber: string;
  workUnit: string;
  business: Business;
  series: string;
  profession: string;
  level: Level;
  unit: string;
  approvalNumber: string;
  issuedOn: string;
  issuedAt: Date;
  /** JPEG or PNG. */
  photo: Buffer | null;
  /** What the QR code says: the address of the public page with the signed payload. */
  code: string;
  /** The address of the public page, for those who type it. */
  verifyAt: string;
  revoked: { on: string; approvalNumber: string } | null;
};

const title = '职称证书';
const said = '持证人经认定具备下列专业技术职称，特发此证。';
const photoBox = { x: 84, y: 150, width: 104, height: 146 };
const codeBox = { x: 80, y: 330, size: 118 };
const lines = { x: 226, y: 172, label: 78, end: 768, step: 33 };

/** Fonts for these certificates, so that a batch makes them once. */
export const certificateFonts = (certificates: readonly PrintedCertificate[]): Promise<Fonts> =>
  fontsFor(certificates.flatMap((one) => [...textsOf(one), one.unit]));

/** One certificate, sealed. The same certificate under the same seal and fonts gives the same bytes. */
export async function certificatePdf(
  certificate: PrintedCertificate,
  seal: Seal,
  fonts?: Fonts,
): Promise<Buffer> {
  const { issuedAt: at, number } = certificate;
  const doc = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: `${title} ${number}`, CreationDate: at, ModDate: at },
  });
  const { regular, bold } = fonts ?? (await certificateFonts([certificate]));
  doc.registerFont('regular', regular).registerFont('bold', bold);
  draw(doc, certificate);
  seal.placeIn(doc, { reason: `${title} ${number}`, at });
  return seal.seal(await bytesOf(doc), at);
}

function draw(doc: PDFKit.PDFDocument, certificate: PrintedCertificate): void {
  const { width } = doc.page;
  drawFrame(doc);
  doc.font('bold').fontSize(38).fillColor(ink.red);
  put(doc, Array.from(title).join(' '), { x: 0, y: 62, width, align: 'center' });
  doc.font('regular').fontSize(12).fillColor(ink.black);
  put(doc, said, { x: 0, y: 124, width, align: 'center' });
  drawPhoto(doc, certificate.photo);
  drawQrCode(doc, certificate.code, codeBox, 'low');
  doc.font('regular').fontSize(9).fillColor(ink.grey);
  put(doc, '扫码验证真伪', {
    x: codeBox.x,
    y: codeBox.y + codeBox.size + 4,
    width: codeBox.size,
    align: 'center',
  });
  rowsOf(certificate).forEach((row, index) => drawLine(doc, row, lines.y + index * lines.step));
  drawIssuer(doc, certificate);
  doc.font('regular').fontSize(8.5).fillColor(ink.grey);
  put(doc, footOf(certificate), { x: 0, y: doc.page.height - 52, width, align: 'center' });
  if (certificate.revoked) drawRevoked(doc, revokedTexts(certificate.revoked));
}

function drawPhoto(doc: PDFKit.PDFDocument, photo: Buffer | null): void {
  const { x, y, width, height } = photoBox;
  doc.lineWidth(0.6).rect(x, y, width, height).stroke(ink.grey);
  if (photo) {
    doc.image(photo, x + 2, y + 2, { fit: [width - 4, height - 4], align: 'center', valign: 'center' });
    return;
  }
  doc.font('regular').fontSize(11).fillColor(ink.grey);
  put(doc, '照片', { x, y: y + height / 2 - 8, width, align: 'center' });
}

type Field = readonly [label: string, value: string];

/** One or two fields on a line. */
function rowsOf(certificate: PrintedCertificate): readonly (readonly Field[])[] {
  const { name, sex, birthDate, idNumber, workUnit, series, profession, level } = certificate;
  return [
    [
      ['姓　　名', name],
      ['性　　别', sex ? sexTitles[sex] : ''],
    ],
    [
      ['出生日期', birthDate ? dateText(birthDate) : ''],
      ['证件号码', mask(idNumber)],
    ],
    [['工作单位', workUnit]],
    [
      ['职称系列', series],
      ['职称级别', levelTitles[level]],
    ],
    [
      ['专　　业', profession],
      ['取得方式', businessTitles[certificate.business].usual],
    ],
    [['批准文号', certificate.approvalNumber]],
    [['证书编号', certificate.number]],
  ];
}

function drawLine(doc: PDFKit.PDFDocument, fields: readonly Field[], y: number): void {
  const each = (lines.end - lines.x) / 2;
  fields.forEach(([label, value], index) => {
    const x = lines.x + index * each;
    const end = fields.length === 1 ? lines.end : x + each - (index === 0 ? 16 : 0);
    doc.font('bold').fontSize(13).fillColor(ink.black);
    put(doc, label, { x, y, width: lines.label });
    const room = { x: x + lines.label, width: end - x - lines.label };
    doc.font('regular').fontSize(fitting(doc, value, room.width - 8));
    put(doc, value, { ...room, x: room.x + 4, y: y + (13 - fontSizeOf(doc)) / 2 });
    doc
      .lineWidth(0.5)
      .moveTo(room.x, y + 20)
      .lineTo(end, y + 20)
      .stroke(ink.grey);
  });
}

/** The size at which a text fits its line; very long ones get small rather than cut. */
function fitting(doc: PDFKit.PDFDocument, text: string, width: number): number {
  const wide = doc.fontSize(13).widthOfString(text);
  return wide <= width ? 13 : (13 * width) / wide;
}

const fontSizeOf = (doc: PDFKit.PDFDocument): number => (doc as unknown as { _fontSize: number })._fontSize;

function drawIssuer(doc: PDFKit.PDFDocument, { unit, issuedOn }: PrintedCertificate): void {
  const room = { x: 430, width: lines.end - 430, align: 'center' as const };
  doc.font('regular').fontSize(13).fillColor(ink.black);
  put(doc, `发证单位：${unit}`, { ...room, y: 448 });
  put(doc, `发证日期：${dateText(issuedOn)}`, { ...room, y: 476 });
  drawSealMark(doc, unit, { x: room.x + room.width / 2 + 60, y: 468, radius: 56 });
}

const footOf = ({ verifyAt }: PrintedCertificate): string =>
  `本电子证书与纸质证书具有同等效力，可扫描二维码或登录 ${verifyAt} 验证；文件带有数字签名，改动后签名失效。`;

const revokedTexts = ({
  on,
  approvalNumber,
}: NonNullable<PrintedCertificate['revoked']>): [string, string] => [
  '已 撤 销',
  `${dateText(on)}　${approvalNumber}`,
];

function textsOf(certificate: PrintedCertificate): string[] {
  const rows = rowsOf(certificate).flat(2);
  const revoked = certificate.revoked ? revokedTexts(certificate.revoked) : [];
  const issuer = `发证单位：${certificate.unit}发证日期：${dateText(certificate.issuedOn)}`;
  return [title, said, '照片扫码验证真伪电子签章', issuer, footOf(certificate), ...rows, ...revoked];
}
