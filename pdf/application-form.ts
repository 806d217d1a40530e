import { dateText } from '../domain/calendar/date-text.ts';
import {
  describeForm,
  type FieldView,
  type SectionView,
  shown,
} from '../domain/application/form/describe.ts';
import type { UnitOpinion } from '../domain/application/opinions.ts';
import { type Business, businessTitles } from '../domain/business.ts';
import { type Cell, contentWidth, type Row } from './paper.ts';
import { type Block, type Printed, printedPdf, printedTogether } from './printed.ts';

/** All that is on an application form on paper (申报书, R-17, R-22). */
export type PrintedForm = {
  business: Business;
  /** None before it was submitted for the first time. */
  number: string | null;
  draft: boolean;
  submittedOn: string | null;
  /** Of what is printed: the same content gives the same bytes. */
  at: Date;
  form: Record<string, unknown>;
  /** JPEG or PNG. */
  photo: Buffer | null;
  attachments: readonly { name: string; required: boolean; files: readonly string[] }[];
  /** The commitment as the applicant has accepted it. */
  commitment: { version: number; on: string } | null;
  opinions: readonly UnitOpinion[];
  /** What the QR code says; none before there is anything to verify. */
  code: string | null;
};

/** The application form as a PDF: the preview of a draft, the paper for publicity, and the archive's copy. */
export const applicationFormPdf = (printed: PrintedForm): Promise<Buffer> => printedPdf(layout(printed));

/** Several application forms in one PDF, as a stream. `withPhoto` gives a form with its photograph when its turn comes. */
export const applicationFormsPdf = (
  about: { title: string; at: Date },
  forms: readonly { printed: PrintedForm; withPhoto: () => Promise<PrintedForm> }[],
): AsyncGenerator<Buffer> =>
  printedTogether(
    about,
    forms.map(({ printed, withPhoto }) => ({
      printed: layout(printed),
      whole: async () => layout(await withPhoto()),
    })),
  );

function layout(printed: PrintedForm): Printed {
  const title = `${businessTitles[printed.business].usual}申报表`;
  return {
    title,
    name: printed.number ? `${title} ${printed.number}` : title,
    at: printed.at,
    beneath: [
      `申报编号：${printed.number ?? '（提交后生成）'}`,
      `提交日期：${printed.submittedOn ? dateText(printed.submittedOn) : '（未提交）'}`,
    ],
    code: printed.code,
    footer: printed.number ? `申报编号：${printed.number}` : '草稿，未提交',
    watermark: printed.draft ? '草稿' : null,
    blocks: [
      ...describeForm(printed.business).flatMap((section) => sectionBlocks(section, printed)),
      ...attachmentBlocks(printed),
      commitmentBlock(printed),
      ...printed.opinions.map(opinionBlock),
    ],
  };
}

const labelWidth = 76;
/** Beside the first lines of the basic information. */
const photo = { width: 92, lines: 5 };

function sectionBlocks(section: SectionView, { form, photo: bytes }: PrintedForm): Block[] {
  const value = form[section.key];
  if (section.kind === 'text')
    return [heading(section.title), longText(typeof value === 'string' ? value : '')];
  if (section.kind === 'rows')
    return [heading(section.title), ...table(section.fields, Array.isArray(value) ? value : [])];
  const filled = (value ?? {}) as Record<string, unknown>;
  const withPhoto = section.key === 'basicInformation';
  const lines = pairs(section.fields, filled, withPhoto ? photo.lines : 0);
  if (!withPhoto) return [heading(section.title), ...lines.map((row) => ({ row }))];
  const beside = { rows: lines.slice(0, photo.lines), width: photo.width, bytes, empty: '照片' };
  return [heading(section.title), { beside }, ...lines.slice(photo.lines).map((row) => ({ row }))];
}

const heading = (title: string): Block => ({
  row: { cells: [{ text: title, width: contentWidth, bold: true, align: 'center' }], atLeast: 28 },
  keep: 90,
});

/** Two fields a line; the first lines leave room for the photograph. */
function pairs(fields: readonly FieldView[], filled: Record<string, unknown>, narrow: number): Row[] {
  return fields.flatMap((field, index) => {
    if (index % 2 === 1) return [];
    const width = contentWidth - (index / 2 < narrow ? photo.width : 0);
    const next = fields[index + 1];
    const both = next ? [field, next] : [field];
    const cells = both.flatMap((one): Cell[] => [
      { text: one.title, width: labelWidth, label: true },
      { text: shown(one, filled[one.key]), width: width / both.length - labelWidth },
    ]);
    return [{ cells, atLeast: 28 }];
  });
}

/** Repeated rows under a line of their titles; wider where more may be written. */
function table(fields: readonly FieldView[], rows: readonly unknown[]): Block[] {
  const weights = fields.map(weightOf);
  const sum = weights.reduce((a, b) => a + b, 0);
  const width = (index: number): number => (contentWidth * (weights[index] ?? 0)) / sum;
  const line = (cells: Cell[]): Block => ({ row: { cells, atLeast: 26 } });
  const titles = fields.map(({ title }, index): Cell => ({ text: title, width: width(index), label: true }));
  const filled = (rows.length > 0 ? rows : [{}]) as Record<string, unknown>[];
  return [
    line(titles),
    ...filled.map((row) =>
      line(
        fields.map((field, index): Cell => {
          const align = field.kind === 'text' ? 'left' : 'center';
          return { text: goesOn(field, row) || shown(field, row[field.key]), width: width(index), align };
        }),
      ),
    ),
  ];
}

function weightOf({ kind, most }: FieldView): number {
  if (kind === 'text') return most > 200 ? 2.4 : 1.75;
  return kind === 'date' ? 1.3 : 1.15;
}

/** A post that goes on has no last day. */
const goesOn = ({ key }: FieldView, row: Record<string, unknown>): string =>
  key === 'to' && row.to === null ? '至今' : '';

function longText(text: string): Block {
  const paragraphs = text.split('\n').map((one) => (one.trim() ? `　　${one.trim()}` : ''));
  return { row: { cells: [{ text: paragraphs.join('\n'), width: contentWidth, top: true }], atLeast: 90 } };
}

function attachmentBlocks({ attachments }: PrintedForm): Block[] {
  if (attachments.length === 0) return [];
  const widths = [190, 60, contentWidth - 250];
  const line = (texts: string[], label = false): Block => ({
    row: {
      cells: texts.map((text, index): Cell => ({
        text,
        width: widths[index] ?? 0,
        ...(label ? { label } : {}),
      })),
      atLeast: 26,
    },
  });
  return [
    heading('附件材料'),
    line(['材料名称', '要求', '文件'], true),
    ...attachments.map(({ name, required, files }) =>
      line([name, required ? '必传' : '选传', files.join('\n') || '无']),
    ),
  ];
}

function commitmentBlock({ commitment }: PrintedForm): Block {
  const said = commitment
    ? `本人已于${dateText(commitment.on)}阅读并勾选《诚信承诺书》（第 ${commitment.version} 版），承诺所填内容真实、准确、完整，如有弄虚作假，愿承担相应责任。`
    : '（提交时阅读并勾选《诚信承诺书》）';
  const cells: Cell[] = [
    { text: '诚信承诺', width: labelWidth, label: true },
    { text: `　　${said}`, width: contentWidth - labelWidth, top: true },
  ];
  return { row: { cells, atLeast: 92, foot: [['', '承诺人签名：　　　　　　　']] }, keep: 100 };
}

function opinionBlock({ title, unit, opinion, person, on, publicity }: UnitOpinion): Block {
  const said = [
    ...(unit ? [`${unit}：`] : []),
    ...(opinion ? [`　　${opinion}`] : []),
    ...(publicity ? [`　　公示时间：${dateText(publicity.start)}至${dateText(publicity.end)}。`] : []),
  ];
  const cells: Cell[] = [
    { text: title, width: labelWidth, label: true },
    { text: said.join('\n'), width: contentWidth - labelWidth, top: true },
  ];
  const foot: Row['foot'] = [
    [`经办人：${person}`, '（单位盖章）'],
    ['', on ? dateText(on) : '年　　月　　日'],
  ];
  return { row: { cells, atLeast: 124, foot }, keep: 130 };
}
