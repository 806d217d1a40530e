import type { Business } from '../business.ts';
import { permissionTitles, storedPermission } from '../rights.ts';

/** Whether a unit could take an application of this business now, checked before it is sent. */
export type Readiness = {
  /** Its own people have completed its base information. */
  informed: boolean;
  /** Handlers with the review permission of the business. */
  reviewers: number;
  hasLegalPerson: boolean;
  /** A phone for the business, or the unit's own. */
  hasContact: boolean;
  /** The applicant gives out its permissions (`domain.md` reading 17). */
  applicantAdministers: boolean;
};

export type ReadinessCode =
  'INFORMATION_INCOMPLETE' | 'NO_REVIEWER' | 'NO_CONTACT' | 'APPLICANT_ADMINISTERS' | 'NO_AUTHORITY';

/** Why the unit cannot take it now; nothing where it can. */
export function unreadiness(
  unit: { name: string; issuesCertificates: boolean },
  readiness: Readiness,
  { business, isAccepting }: { business: Business; isAccepting: boolean },
): { code: ReadinessCode; why: string } | undefined {
  const { name } = unit;
  if (isAccepting && !unit.issuesCertificates)
    return { code: 'NO_AUTHORITY', why: `${name}已没有发证权限，不能受理，请联系市职改办` };
  if (!readiness.informed)
    return { code: 'INFORMATION_INCOMPLETE', why: `${name}尚未完善单位基础信息，暂不能接收报送` };
  if (readiness.reviewers === 0 && !readiness.hasLegalPerson) {
    const menu = permissionTitles[storedPermission('review', business)];
    return { code: 'NO_REVIEWER', why: `${name}没有开通“${menu}”的经办人，暂不能接收报送` };
  }
  if (!readiness.hasContact)
    return { code: 'NO_CONTACT', why: `${name}没有填写该业务的联系电话，暂不能接收报送` };
  if (readiness.applicantAdministers)
    return { code: 'APPLICANT_ADMINISTERS', why: `申报人是${name}的权限管理人，请该单位先更换` };
  return undefined;
}

/** What does not stand in the way, but may make it wait. */
export const readinessWarnings = ({ reviewers }: Readiness, business: Business): string[] =>
  reviewers === 0
    ? [`该单位没有开通“${permissionTitles[storedPermission('review', business)]}”的经办人，须由法人账号办理`]
    : [];
