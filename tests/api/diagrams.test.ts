import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Finding } from '../../domain/diagram/finding.ts';
import type { Person } from '../../stack/http-client.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { auditLines, personAt } from '../support/people.ts';
import { readDiagram } from '../support/released-diagrams.ts';

type Saved = {
  version: number;
  comment: string;
  restoredFrom: number | null;
  person: string | null;
  xml: string;
};
type Refused = { code: string; detail: string; faults: { field: string; reason: string }[] };
type Page = { items: Saved[]; next: string | null };

let api: OwnApi;
let analyst: Person;
let release: string;
beforeAll(async () => {
  api = await ownApi();
  analyst = await personAt(api, 'analyst');
  release = await readDiagram('unit-review');
});
afterAll(() => api.stop());

const save = (diagram: string, body: object, by = analyst) =>
  by.post<Saved & Refused>(`/api/diagrams/${diagram}/versions`, body);
const versions = async (diagram: string, query = ''): Promise<Page> =>
  (await analyst.get<Page>(`/api/diagrams/${diagram}/versions${query}`)).body;
const renamed = (name: string): string => release.replace('name="签收"', `name="${name}"`);

describe('R-60 diagrams in versions', () => {
  test('R-60 before anything is drawn each diagram has the release alone', async () => {
    const { body } = await analyst.get<{ items: { id: string; title: string; latest: Saved }[] }>(
      '/api/diagrams',
    );
    expect(body.items.map(({ title, latest }) => `${title} ${latest.version}`)).toEqual([
      '职称初定 0',
      '职称确认 0',
      '单位审核 0',
      '撤销证书 0',
    ]);
    const { body: opened } = await analyst.get<Saved>('/api/diagrams/unit-review/versions/0');
    expect(opened).toMatchObject({ xml: release, person: null });
  });

  test('R-60 a drawing is kept with its author and comment, is there unchanged, and is in the audit trail', async () => {
    const saved = await save('unit-review', { xml: renamed('接收'), comment: '签收改称接收', after: 0 });
    expect([saved.status, saved.body]).toEqual([
      201,
      expect.objectContaining({
        version: 1,
        person: '流程分析员',
        comment: '签收改称接收',
        restoredFrom: null,
      }),
    ]);
    const { body } = await analyst.get<Saved>('/api/diagrams/unit-review/versions/1');
    expect(body.xml).toBe(renamed('接收').trim());
    expect(await auditLines(api.knex, 'diagram_saved')).toBe(1);
  });

  test('R-60 of two who draw after the same version the second is told who was faster, and nothing is overwritten', async () => {
    const both = await Promise.all([
      save('confirmation', { xml: await readDiagram('confirmation'), comment: '甲的修改', after: 0 }),
      save(
        'confirmation',
        { xml: await readDiagram('confirmation'), comment: '乙的修改', after: 0 },
        await personAt(api, 'administrator'),
      ),
    ]);
    const [won, lost] = both.toSorted((a, b) => a.status - b.status);
    expect([won?.status, lost?.status, lost?.body.code]).toEqual([201, 409, 'DIAGRAM_CHANGED']);
    expect(lost?.body.detail).toContain(`流程图已由${won?.body.person ?? ''}于`);
    expect((await versions('confirmation')).items.map(({ version }) => version)).toEqual([1, 0]);
  });

  test('R-60 an old version comes back as a new one; those between stay, and the list goes on page by page', async () => {
    const diagram = 'certificate-revocation';
    const xml = await readDiagram(diagram);
    for (const after of [0, 1])
      await save(diagram, {
        xml: xml.replace('name="撤销证书"', `name="撤销${after}"`),
        comment: '改名',
        after,
      });
    const path = `/api/diagrams/${diagram}/versions/0/restore`;
    const stale = await analyst.post<Refused>(path, { comment: '恢复发布版', after: 1 });
    expect(stale.body.code).toBe('DIAGRAM_CHANGED');
    const restored = await analyst.post<Saved>(path, { comment: '恢复发布版', after: 2 });
    expect(restored.body).toMatchObject({ version: 3, restoredFrom: 0 });
    expect((await analyst.get<Saved>(`/api/diagrams/${diagram}/versions/3`)).body.xml).toBe(xml);
    const pages: number[][] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: Page = await versions(diagram, `?limit=2${next ? `&after=${next}` : ''}`);
      pages.push(page.items.map(({ version }) => version));
      next = page.next;
    }
    expect(pages).toEqual([
      [3, 2],
      [1, 0],
    ]);
  });

  test.each([
    ['text that is no XML', '不是图', '不是有效的 BPMN 文件'],
    ['XML that is no BPMN', '<a><b/></a>', '不是有效的 BPMN 文件'],
    ['a diagram without a process', '', '一个流程图须只有一个流程，现有 0 个'],
    ['the diagram of another process', 'confirmation', '流程编号须为“unit-review”，现为“confirmation”'],
  ])('R-60 %s is refused in Chinese, and no version is made', async (_, given, reason) => {
    const xml = given
      ? given === 'confirmation'
        ? await readDiagram(given)
        : given
      : '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t"/>';
    const before = (await versions('unit-review')).items.length;
    const refused = await save('unit-review', { xml, comment: '试存', after: before - 1 });
    expect([refused.status, refused.body.code]).toEqual([422, 'INPUT_INVALID']);
    expect(refused.body.faults).toEqual([
      { field: 'xml', reason: expect.stringContaining(reason) as unknown as string },
    ]);
    expect((await versions('unit-review')).items).toHaveLength(before);
  });

  test('R-62 a faulty drawing is told of element by element, in Chinese, with what mends it', async () => {
    const path = '/api/diagrams/unit-review/lint';
    const lint = async (xml: string): Promise<Finding[]> =>
      (await analyst.post<{ findings: Finding[] }>(path, { xml })).body.findings;
    expect(await lint(release)).toEqual([]);
    expect(await lint(release.replace('source="=5"', 'source="=3"'))).toEqual([
      expect.objectContaining({
        rule: 'publicity-length',
        element: 'schedule-publicity',
        message: '“计算公示期”的公示期为 3 个工作日，须为 5 至 60 个',
        mend: {
          title: '改为 5 个工作日',
          change: { kind: 'input', element: 'schedule-publicity', target: 'workingDays', source: '=5' },
        },
      }),
    ]);
    expect(await lint('不是图')).toEqual([expect.objectContaining({ rule: 'readable', severity: 'error' })]);
  });

  test('R-60 a version that is not there is not found', async () => {
    const { status, body } = await analyst.get<Refused>('/api/diagrams/initial-recognition/versions/7');
    expect([status, body.code, body.detail]).toEqual([404, 'NOT_FOUND', '没有找到该版本']);
  });
});
