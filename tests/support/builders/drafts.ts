/** Whoever sends an amended application again gives it up: the branch is turned. */
export const withTurnedAmendment = (release: string): string =>
  release
    .replace('outcome = &quot;abandon&quot;', 'outcome = &quot;resubmit&quot;')
    .replace('name="放弃申报" sourceRef', 'name="再次提交即放弃" sourceRef');

/** 审核 was drawn anew: the same in all but its id, for which nothing is recorded. */
export const withReviewDrawnAnew = (release: string): string =>
  release.replace(/(id|sourceRef|targetRef|bpmnElement)="review"/g, '$1="review-anew"');

/** 审核 that passes leads to 复审, which may end the application instead. */
export function withFurtherReview(release: string): string {
  const headers = `<bpmn:extensionElements><zeebe:taskHeaders>
    <zeebe:header key="stage" value="review"/><zeebe:header key="actions" value="pass_and_publicize,terminate"/>
    <zeebe:header key="form" value="application-form"/><zeebe:header key="permission" value="review"/>
    </zeebe:taskHeaders></bpmn:extensionElements>`;
  const condition =
    '<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=outcome = "publicize"</bpmn:conditionExpression>';
  const added = `<bpmn:userTask id="further-review" name="复审">${headers}</bpmn:userTask>
    <bpmn:exclusiveGateway id="further-outcome" name="复审结论？" default="further-outcome-decided"/>
    <bpmn:endEvent id="further-decided" name="复审后办结"/>
    <bpmn:sequenceFlow id="further-review-outcome" sourceRef="further-review" targetRef="further-outcome"/>
    <bpmn:sequenceFlow id="further-outcome-publicity" name="复审通过" sourceRef="further-outcome"
      targetRef="join-publicity">${condition}</bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="further-outcome-decided" name="其他结论" sourceRef="further-outcome"
      targetRef="further-decided"/>`;
  return release
    .replace('<bpmn:incoming>review-outcome-join-publicity</bpmn:incoming>', '')
    .replace(
      'sourceRef="review-outcome" targetRef="join-publicity"',
      'sourceRef="review-outcome" targetRef="further-review"',
    )
    .replace('</bpmn:process>', `${added}</bpmn:process>`)
    .replace('</bpmndi:BPMNPlane>', `${drawn}</bpmndi:BPMNPlane>`);
}

/** Somewhere: the engine does not care where, the lint only whether. */
const shapes = ['further-review', 'further-outcome', 'further-decided'];
const edges = ['further-review-outcome', 'further-outcome-publicity', 'further-outcome-decided'];
const drawn = [
  ...shapes.map(
    (id, nth) => `<bpmndi:BPMNShape id="${id}-shape" bpmnElement="${id}">
      <dc:Bounds x="${nth * 100}" y="1500" width="50" height="50"/></bpmndi:BPMNShape>`,
  ),
  ...edges.map(
    (id, nth) => `<bpmndi:BPMNEdge id="${id}-edge" bpmnElement="${id}">
      <di:waypoint x="${nth * 100}" y="1600"/><di:waypoint x="${nth * 100 + 50}" y="1600"/></bpmndi:BPMNEdge>`,
  ),
].join('');
