import type { saveUnit } from '../../../../domain/api/unit-information.ts';
import type { CallInput, CallAnswer } from '../../api/client.ts';

export type UnitBody = CallInput<typeof saveUnit>['body'];

/** Of a unit as it is read, what is sent back; what is not filled in yet is empty text. */
export const bodyOf = (unit: CallAnswer<typeof saveUnit>): UnitBody => ({
  name: unit.name,
  creditCode: unit.creditCode ?? '',
  kind: unit.kind,
  district: unit.district,
  address: unit.address,
  departmentId: unit.departmentId,
  contactName: unit.contactName,
  contactPhone: unit.contactPhone,
  contacts: unit.contacts,
  signing: unit.signing,
  revision: unit.revision,
});
