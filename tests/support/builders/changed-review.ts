import { as, sql } from '../platform.ts';
import { readDiagram } from '../released-diagrams.ts';

/** A further review that reads like 审核 and decides before anything is publicized. */
const again = `
    <bpmn:userTask id="review-again" name="复审">
      <bpmn:extensionElements>
        <zeebe:taskHeaders>
          <zeebe:header key="stage" value="review"/>
          <zeebe:header key="actions" value="pass_and_publicize,return,terminate"/>
          <zeebe:header key="form" value="application-form"/>
          <zeebe:header key="permission" value="review"/>
        </zeebe:taskHeaders>
      </bpmn:extensionElements>
      <bpmn:incoming>review-outcome-again</bpmn:incoming>
      <bpmn:outgoing>again-ask</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:exclusiveGateway id="again-outcome" name="复审结论？" default="again-decided">
      <bpmn:incoming>again-ask</bpmn:incoming>
      <bpmn:outgoing>again-publicize</bpmn:outgoing>
      <bpmn:outgoing>again-decided</bpmn:outgoing>
    </bpmn:exclusiveGateway>
    <bpmn:endEvent id="decided-again" name="复审后办结">
      <bpmn:incoming>again-decided</bpmn:incoming>
    </bpmn:endEvent>
    <bpmn:sequenceFlow id="review-outcome-again" name="通过，送复审" sourceRef="review-outcome" targetRef="review-again">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=outcome = "publicize"</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="again-ask" sourceRef="review-again" targetRef="again-outcome"/>
    <bpmn:sequenceFlow id="again-publicize" name="复审通过" sourceRef="again-outcome" targetRef="join-publicity">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=outcome = "publicize"</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="again-decided" name="其他结论" sourceRef="again-outcome" targetRef="decided-again"/>
    <bpmn:subProcess id="withdrawal"`;

/** Where it is drawn: above the line from 审核 to 公示. */
const shape = (id: string, x: number, y: number, width: number, height: number): string =>
  `<bpmndi:BPMNShape id="${id}-shape" bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}"/></bpmndi:BPMNShape>`;
const edge = (id: string, points: readonly [number, number][]): string =>
  `<bpmndi:BPMNEdge id="${id}-edge" bpmnElement="${id}">${points
    .map(([x, y]) => `<di:waypoint x="${x}" y="${y}"/>`)
    .join('')}</bpmndi:BPMNEdge>`;
const drawn = [
  shape('review-again', 1060, 60, 100, 80),
  shape('again-outcome', 1225, 75, 50, 50),
  shape('decided-again', 1332, 82, 36, 36),
  edge('review-outcome-again', [
    [1110, 235],
    [1110, 140],
  ]),
  edge('again-ask', [
    [1160, 100],
    [1225, 100],
  ]),
  edge('again-publicize', [
    [1250, 125],
    [1250, 235],
  ]),
  edge('again-decided', [
    [1275, 100],
    [1332, 100],
  ]),
].join('\n');

/** The unit review with 复审 between 审核 and 公示. */
export async function withFurtherReview(): Promise<string> {
  const xml = await readDiagram('unit-review');
  return xml
    .replace(/<bpmn:(incoming|outgoing)>review-outcome-join-publicity<\/bpmn:\1>/g, (_, kind) =>
      kind === 'incoming'
        ? '<bpmn:incoming>again-publicize</bpmn:incoming>'
        : '<bpmn:outgoing>review-outcome-again</bpmn:outgoing>',
    )
    .replace(/<bpmn:sequenceFlow id="review-outcome-join-publicity"[\s\S]*?<\/bpmn:sequenceFlow>/, '')
    .replace(
      /<bpmndi:BPMNEdge id="[^"]*" bpmnElement="review-outcome-join-publicity">[\s\S]*?<\/bpmndi:BPMNEdge>/,
      '',
    )
    .replace('<bpmn:subProcess id="withdrawal"', again.trimStart())
    .replace('</bpmndi:BPMNPlane>', `${drawn}</bpmndi:BPMNPlane>`);
}

const gone = [
  'sign',
  'sign-outcome',
  'refused',
  'sign-sign-outcome',
  'sign-outcome-refused',
  'sign-outcome-join-review',
];

/** The unit review without 签收: whatever arrives is reviewed at once. */
export async function withoutSigning(): Promise<string> {
  const xml = await readDiagram('unit-review');
  const without = gone.reduce(
    (text, id) =>
      text
        .replace(new RegExp(`<bpmn:(\\w+) id="${id}"[^>]*?(/>|>[\\s\\S]*?</bpmn:\\1>)`), '')
        .replace(new RegExp(`<bpmndi:(\\w+) id="[^"]*" bpmnElement="${id}"[\\s\\S]*?</bpmndi:\\1>`), '')
        .replace(new RegExp(`<bpmn:(incoming|outgoing)>${id}</bpmn:\\1>`, 'g'), ''),
    xml,
  );
  return without
    .replace('targetRef="sign"', 'targetRef="join-review"')
    .replace('<bpmn:incoming>entry-step-join-review', '<bpmn:incoming>entry-step-sign</bpmn:incoming>$&');
}

type Saved = { version: number };
type Deployed = { engineVersion: number };

/** Keeps a drawing as the diagram's next version. */
export async function saveDrawing(diagram: string, xml: string, comment: string): Promise<number> {
  const analyst = await as('analyst');
  const { body } = await analyst.get<{ items: Saved[] }>(`/api/diagrams/${diagram}/versions?limit=1`);
  const after = body.items[0]?.version ?? 0;
  const saved = await analyst.post<Saved>(`/api/diagrams/${diagram}/versions`, { xml, comment, after });
  return saved.body.version;
}

/** Keeps a drawing and puts it into force; the engine's version of it. */
export const deployDrawing = async (diagram: string, xml: string, comment: string): Promise<number> =>
  putIntoForce(diagram, await saveDrawing(diagram, xml, comment), comment);

export async function putIntoForce(diagram: string, version: number, comment: string): Promise<number> {
  const path = `/api/diagrams/${diagram}/versions/${version}/deploy`;
  const { status, body } = await (await as('analyst')).post<Deployed>(path, { comment });
  if (status !== 201) throw new Error(`not deployed: ${JSON.stringify(body)}`);
  return body.engineVersion;
}

/** The engine and the diagrams are everybody's: what was drawn and deployed here is not what others go on from. */
export async function restoreRelease(diagram: string): Promise<void> {
  await putIntoForce(diagram, 0, '测试后恢复发布版');
  await forgetVersions(diagram);
}

export const forgetVersions = (diagram: string): Promise<unknown> =>
  sql('delete from diagram_version where diagram = :diagram', { diagram });

/** The engine's version of a diagram that is in force. */
export async function versionInForce(diagram: string): Promise<number> {
  const path = `/api/diagrams/${diagram}/deployments?limit=1`;
  const { body } = await (await as('analyst')).get<{ items: Deployed[] }>(path);
  return body.items[0]?.engineVersion ?? 0;
}
