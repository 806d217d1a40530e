import { z } from 'zod';
import { noticeFactTitles, noticeKinds, unknownFacts } from '../notice/notices.ts';
import { minuteInShanghai } from '../calendar/date.ts';
import { actReason } from './applications.ts';
import { contract } from './contract.ts';
import { pageLimit } from './paging.ts';

const tag = '通知';

const notice = z.object({
  id: z.uuid(),
  /** Null where it is about no single application. */
  applicationId: z.uuid().nullable(),
  kind: z.string(),
  text: z.string(),
  /** The unit that it is for; none for one's own. */
  unit: z.string().nullable(),
  at: z.date().transform((date) => date.toISOString()),
  read: z.boolean(),
});

export const listNotices = contract({
  method: 'get',
  path: '/api/notices',
  tag,
  title: '我的通知',
  description: '发给本人和本人所在单位的通知，最近的在前，用 next 翻页。',
  access: 'session',
  beforeUnitInformation: true,
  query: z.strictObject({ after: z.string().max(200, '翻页标记有误').optional(), limit: pageLimit }),
  response: z.object({ items: z.array(notice), next: z.string().nullable() }),
  sheet: {
    name: '通知',
    columns: [
      { title: '时间', width: 18, of: ({ at }) => minuteInShanghai(new Date(at)) },
      { title: '单位', width: 28, of: ({ unit }) => unit },
      { title: '内容', width: 90, of: ({ text }) => text },
      { title: '已读', width: 6, of: ({ read }) => (read ? '是' : '否') },
    ],
  },
});

/** Unread notices beyond this are not counted further. */
export const unreadUpTo = 100;

export const countUnread = contract({
  method: 'get',
  path: '/api/notices/unread',
  tag,
  title: '未读通知数',
  description: `最多数到 ${unreadUpTo} 条。`,
  access: 'session',
  beforeUnitInformation: true,
  response: z.object({ count: z.int() }),
});

export const markNoticesRead = contract({
  method: 'post',
  path: '/api/notices/read',
  tag,
  title: '标为已读',
  description: '给出通知编号，或不给 ids 将最近的通知全部标为已读。单位的通知各人分别计。',
  access: 'session',
  beforeUnitInformation: true,
  body: z.strictObject({ ids: z.array(z.uuid('通知编号有误')).max(200, '一次最多 200 条').optional() }),
  response: z.object({ count: z.int() }),
});

export const streamNotices = contract({
  method: 'get',
  path: '/api/notices/stream',
  tag,
  title: '实时通知',
  description:
    '以 server-sent events 推送新通知（event: notice）；断开后浏览器以 Last-Event-ID 续接，不会漏收。本人在各单位的权限变动时推送 event: rights。',
  access: 'session',
  beforeUnitInformation: true,
  media: 'text/event-stream',
  response: z.custom<AsyncIterable<Uint8Array>>(),
});

const preferences = z.strictObject({
  email: z.email('电子邮箱格式有误').max(200, '电子邮箱过长').nullable(),
  mail: z.boolean('请选择是否接收邮件'),
  sms: z.boolean('请选择是否接收短信'),
});

export const readPreferences = contract({
  method: 'get',
  path: '/api/me/notice-preferences',
  tag,
  title: '通知方式',
  access: 'session',
  beforeUnitInformation: true,
  response: preferences,
});

export const savePreferences = contract({
  method: 'put',
  path: '/api/me/notice-preferences',
  tag,
  title: '保存通知方式',
  description: '站内通知始终保留；邮件和短信可分别关闭。',
  access: 'session',
  beforeUnitInformation: true,
  body: preferences.refine(({ email, mail }) => !mail || email !== null, {
    path: ['email'],
    message: '接收邮件须填写电子邮箱',
  }),
  response: preferences,
});

const noticeText = z.object({
  kind: z.enum(noticeKinds),
  title: z.string(),
  text: z.string(),
  /** 0 for the default text. */
  version: z.int(),
});

export const listNoticeTexts = contract({
  method: 'get',
  path: '/api/administration/notice-texts',
  tag: '平台管理',
  title: '通知文本',
  description: `文本中可用的占位：${Object.entries(noticeFactTitles)
    .map(([name, title]) => `{${name}}（${title}）`)
    .join('、')}。`,
  access: 'administrator',
  response: z.object({ items: z.array(noticeText) }),
});

export const writeNoticeText = contract({
  method: 'put',
  path: '/api/administration/notice-texts/{kind}',
  tag: '平台管理',
  title: '修改通知文本',
  description: '以后的通知使用新文本，以往版本保留。after 为读取时的版本号。',
  access: 'administrator',
  params: z.object({ kind: z.enum(noticeKinds, '没有这种通知') }),
  body: z.strictObject({
    text: z
      .string('请填写通知文本')
      .trim()
      .min(5, '通知文本过短')
      .max(500, '通知文本不超过 500 字')
      .superRefine((text, context) => {
        for (const name of unknownFacts(text)) context.addIssue(`没有 {${name}} 这个占位`);
      }),
    after: z.int32('缺少此前的版本号'),
  }),
  response: noticeText,
});

export const readUrge = contract({
  method: 'get',
  path: '/api/applications/{id}/urge',
  tag: '申报',
  title: '能否催办',
  description: '现在能否催办；不能催办的，说明原因、联系电话和何时起可以催办。',
  access: 'session',
  params: z.object({ id: z.uuid('申报书编号有误') }),
  response: z.object({ possible: z.boolean(), reasons: z.array(actReason) }),
});

export const urge = contract({
  method: 'post',
  path: '/api/applications/{id}/urge',
  tag: '申报',
  title: '催办',
  description: '申报人，或此前办理过的下级单位，每个工作日可催办待办单位一次；记入办理记录。',
  access: 'session',
  params: z.object({ id: z.uuid('申报书编号有误') }),
  response: z.object({ urged: z.string(), phone: z.string() }),
});
