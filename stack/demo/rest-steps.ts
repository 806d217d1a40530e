import type { City } from '../../database/seed/city.ts';
import { businessTitles } from '../../domain/business.ts';
import { type Rest, titleOf } from './rest.ts';
import type { Step } from './scenario.ts';

/** The days of the walk, within those of `demo/applications`: publicity that begins on the last one still runs today. */
const days = {
  passedLongAgo: clock('2026-03-03'),
  passedBefore: clock('2026-03-10'),
  reported: clock('2026-03-12'),
  batched: clock('2026-03-16'),
  recently: clock('2026-03-18'),
  last: clock('2026-03-20'),
};

function clock(day: string): Step {
  return { clock: `${day}T09:00:00+08:00` };
}

type Walk = { rest: Rest; rests: readonly Rest[]; city: City };

/** What happens until the application rests where its row says. */
export function stepsTo(rest: Rest, rests: readonly Rest[], city: City): Step[] {
  const walk = { rest, rests, city };
  const [work = '', ...above] = rest.way;
  const passed = [...submitted(rest), ...signed(walk, work), act(work, 'pass_and_publicize', opinions.pass)];
  // What lies with the accepting unit or on the way there; for the work unit's own rests nothing.
  const until = rest.at ? rest.way.indexOf(rest.at) : rest.way.length - 1;
  const reported = above.slice(0, until).flatMap((superior, index) => {
    const from = rest.way[index] ?? '';
    return [
      ...(index > 0 ? signed(walk, from) : []),
      act(from, 'report', { superiorUnit: superior, ...opinions.report }),
    ];
  });
  const arrived =
    until === 0
      ? [days.recently, ...submitted(rest)]
      : [days.passedLongAgo, ...passed, days.reported, ...reported];
  const at = rest.way[until] ?? '';
  const approved = [...arrived, ...signed(walk, at), act(at, 'approve', opinions.approve)];
  switch (rest.rest) {
    case 'draft':
      return [days.recently, ...attached(rest), { by: rest.applicant, act: 'amend', input: { change: {} } }];
    case 'to_sign':
      return arrived;
    case 'to_review':
      return [...arrived, ...signed(walk, at)];
    case 'in_publicity':
      return [days.last, ...passed];
    case 'publicity_over':
      return [days.passedBefore, ...passed];
    case 'objection':
      return [days.batched, ...passed, days.recently, act(work, 'raise_objection', objection)];
    case 'returned':
      return [
        days.recently,
        ...submitted(rest),
        ...signed(walk, work),
        act(work, 'return', { to: 'applicant', ...reasons.return }),
      ];
    default:
      return [...approved, ...certified(walk, at)];
  }
}

const handler = (unit: string): string => `handler-${unit}-1`;

const act = (unit: string, name: ActName, input: Record<string, unknown> = {}): Step => ({
  by: handler(unit),
  act: name,
  input,
});
type ActName = Extract<Step, { act: unknown }>['act'];

const submitted = (rest: Rest): Step[] => [
  ...attached(rest),
  { by: rest.applicant, act: 'submit', input: { commitment: true } },
];

const signed = ({ city }: Walk, unit: string): Step[] =>
  city.units.find(({ key }) => key === unit)?.signing ? [act(unit, 'sign')] : [];

/** Every accepting unit of the rests asks for these, and leaves it to the applicant. */
const attached = ({ applicant, business }: Rest): Step[] => [
  {
    by: applicant,
    attach: {
      近期免冠证件照: { 'photo.jpg': '近期免冠证件照.jpg' },
      ...(business === 'initial'
        ? { 学历学位证书: { 'graduation.pdf': '毕业证书.pdf' } }
        : { 现有职称证书: { 'title-held.pdf': '职称证书.pdf' } }),
    },
  },
];

const opinions = {
  pass: { opinion: '经审核，申报材料真实、完整，同意公示' },
  report: { opinion: '公示期间无异议，同意报送' },
  approve: { opinion: '符合申报条件，审核通过' },
};
const reasons = {
  return: { reason: '主要工作内容过于笼统，请补充本人承担的具体任务和完成情况' },
  hold: { reason: '业绩证明材料需向用人单位进一步核实' },
  reject: { reason: '经核实，所填业绩与用人单位出具的证明不一致' },
  revoke: { reason: '经核查，申报时提供的证明材料不实' },
};
const objection = {
  name: '谢立平',
  contact: '023-62771234',
  subject: '主要业绩归属',
  reason: '反映申报书所列主要业绩系多人共同完成，未写明本人承担的部分',
};

/** The batch of an accepting unit and business: one application in each of its tabs, put together by the issued one. */
function certified(walk: Walk, unit: string): Step[] {
  const { rest } = walk;
  const letter = unit === 'city-bureau' ? '江人社' : '南山人社';
  const number = (nth: number): string =>
    `${letter}职认〔2026〕${nth + (rest.business === 'initial' ? 0 : 10)}号`;
  const issued = { approvalDocument: number(31) };
  switch (rest.rest) {
    case 'to_certify':
      return [];
    case 'held':
      return [days.recently, act(unit, 'hold', reasons.hold)];
    case 'rejected':
      return [days.recently, act(unit, 'hold', reasons.hold), days.last, act(unit, 'reject', reasons.reject)];
    case 'revoked':
      return [
        days.recently,
        act(unit, 'issue', issued),
        days.last,
        document(unit, 'revoke', number(32), '2026-03-19', '关于撤销职称证书的通知', 'revocation.pdf'),
        act(unit, 'revoke', { approvalDocument: number(32), ...reasons.revoke }),
      ];
    default:
      return [
        days.batched,
        document(unit, 'issue', number(31), '2026-03-13', '关于公布职称认定结果的通知', 'approval.pdf'),
        {
          by: handler(unit),
          issuanceBatch: {
            name: `${businessTitles[rest.business].usual}日常办理批次`,
            together: others(walk),
          },
        },
        days.recently,
        act(unit, 'issue', issued),
      ];
  }
}

const document = (
  unit: string,
  kind: 'issue' | 'revoke',
  number: string,
  dated: string,
  title: string,
  file: string,
): Step => ({ by: handler(unit), approvalDocument: { kind, number, dated, title, file } });

/** What goes into the same batch: approved by the same unit for the same business. */
const others = ({ rest, rests }: Walk): string[] =>
  rests
    .filter(
      (one) =>
        one !== rest &&
        one.business === rest.business &&
        one.way.at(-1) === rest.way.at(-1) &&
        ['to_certify', 'held', 'rejected', 'revoked'].includes(one.rest),
    )
    .map((one) => titleOf(rests, one));
