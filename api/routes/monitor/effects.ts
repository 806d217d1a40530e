import type { InstanceRow } from '../../../database/views/monitor/instances.ts';
import { type MendingCommand } from '../../../domain/monitor/mending.ts';
import { endsApplication } from './order.ts';
import type { Titles } from './titles.ts';

type Element = { key: string; elementId: string; leftAt: Date | null };
type Known = { instance: InstanceRow; elements: readonly Element[]; titles: Titles };

/** what an order would bring about, in sentences; nothing is changed by asking. */
export function effectsOf({ instance, elements, titles }: Known, command: MendingCommand): string[] {
  const title = (id: string): string => `“${titles.element(instance, id)}”`;
  const standing = elements.find(
    ({ key, leftAt }) => 'elementKey' in command && key === command.elementKey && !leftAt,
  );
  switch (command.kind) {
    case 'cancel':
      return [
        '该流程实例及其调用的子流程立即中止，不再执行后续环节。',
        ...(endsApplication({ instance, command })
          ? [
              `申报书 ${instance.number ?? ''}（${instance.applicant ?? ''}）转为“已终止”，各单位的待办随之消失；申报人会收到通知，可以重新申报。`,
            ]
          : []),
        '此操作不能撤销。',
      ];
    case 'move':
      return standing
        ? [
            `离开${title(standing.elementId)}，进入${title(command.to)}。`,
            `${title(standing.elementId)}未完成的任务、等待的时间和消息一并取消。`,
            '之后按流程图继续执行；申报书所处的环节以新位置为准。',
          ]
        : ['该实例已不在这个位置，移动不会执行。'];
    case 'variables':
      return [
        `${command.scopeKey === instance.key ? '在整个实例中' : '只在所选环节中'}把${Object.keys(command.variables).join('、')}改为所填的值。`,
        '已经执行过的环节不受影响；尚未执行的环节和分支按新值执行。',
      ];
    case 'retry':
      return ['再次执行出错的任务。'];
  }
}
