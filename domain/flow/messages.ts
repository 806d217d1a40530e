/**
 * Messages that people's acts publish to the engine, each with the application's id as correlation key. A diagram
 * that waits for any other name would wait for ever (lint rule `message-known`).
 */
const messages = {
  /** An applicant has submitted a 初定 application: starts `initial-recognition`. */
  'initial-recognition-submitted': '提交职称初定申报书',
  /** An applicant has submitted a 确认 application: starts `confirmation`. */
  'confirmation-submitted': '提交职称确认申报书',
  /** The accepting unit asks for an issued certificate to be revoked: starts `certificate-revocation`. */
  'certificate-revocation-requested': '提出撤销证书',
  /** The applicant takes the application back before the work unit has begun (`domain.md` reading 3): ends the unit review. */
  'application-withdrawn': '申报人撤回申报书',
  /** The lower unit takes its report back before the upper one has begun (reading 3): ends the unit review. */
  'application-recalled': '下级单位撤回报送',
  /** The calendar has changed while the application is on public view: the period is reckoned anew. */
  'publicity-replanned': '重新计算公示期',
} as const;

export type MessageName = keyof typeof messages;
export const messageNames = Object.keys(messages) as MessageName[];

/** What people read for a message. */
export const messageTitles: Record<MessageName, string> = messages;

/** FEEL expression by which a diagram finds its message: every message is published for one application. */
export const correlationKeyExpression = '=applicationId';
