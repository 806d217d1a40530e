import type { ActContext } from '../../../domain/application/act-context.ts';
import { offerableActs } from '../../../domain/application/acts.ts';
import { permissions, type Actor } from '../../../domain/rights.ts';

/** An application that rests unsigned at its work unit, in 待审核, with a step that offers every act. */
export function buildActContext({
  application,
  ...over
}: Partial<Omit<ActContext, 'application'>> & {
  application?: Partial<ActContext['application']>;
} = {}): ActContext {
  return {
    application: {
      id: 'application',
      business: 'initial',
      state: 'to_review',
      moving: false,
      applicantId: 'applicant',
      workUnitId: 'work-unit',
      acceptingUnitId: 'accepting-unit',
      unitId: 'work-unit',
      handlerId: null,
      begun: false,
      batchId: null,
      ...application,
    },
    unit: { name: '渝中区第一建筑设计所', contactName: '李主任', contactPhone: '023-61234567' },
    handler: null,
    absences: [],
    reporter: null,
    offered: offerableActs,
    publicity: null,
    accepting: { issues: true, enabled: true },
    barredYear: null,
    contacts: {
      applicant: { name: '陈静', phone: '13900000001' },
      workUnit: { name: '渝中区第一建筑设计所', contactName: '李主任', contactPhone: '023-61234567' },
      acceptingUnit: { name: '渝中区人社局', contactName: '周科长', contactPhone: '023-62222222' },
      reporter: null,
      handlerPhone: '13800000002',
    },
    objections: { open: 0, upheld: false },
    resultPublicity: null,
    ...over,
  };
}

/** A handler of the units named, with every permission. */
export const buildHandler = (unitIds: readonly string[], over: Partial<Actor> = {}): Actor => ({
  accountId: 'handler',
  name: '王经办',
  kind: 'individual',
  administrator: false,
  analyst: false,
  address: '127.0.0.1',
  memberships: unitIds.map((unitId) => ({ unitId, unitName: unitId, permissions })),
  ...over,
});

/** The person who applies, a member of no unit. */
export const buildApplicant = (over: Partial<Actor> = {}): Actor =>
  buildHandler([], { accountId: 'applicant', name: '陈静', ...over });
