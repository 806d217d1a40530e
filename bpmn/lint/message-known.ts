import { messageNames } from '../../domain/flow.ts';
import { nameOf } from './element.ts';
import { messageCaughtBy } from './message-caught.ts';
import { lintRule } from './rule.ts';

/** Only messages that the platform publishes can be waited for. */
export const messageKnown = lintRule((element, report) => {
  const caught = messageCaughtBy(element);
  if (!caught) return;
  const name = caught.message?.name;
  if (name && messageNames.includes(name)) return;
  const fault = name ? `等待的消息“${name}”没有人会发出` : '没有指明等待哪个消息';
  report(element, `“${nameOf(element)}”${fault}；可用的消息：${messageNames.join('、')}`, caught.path);
});
