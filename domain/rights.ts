import type { Business } from './business.ts';

/** Menus that can be ticked for a handler, as stored. The two review menus are apart by business. */
export const permissions = [
  'initial_review',
  'confirmation_review',
  'recognition_settings',
  'approval_documents',
  'issuance',
  'unit_information',
  'handlers',
  'hand_over',
] as const;
export type StoredPermission = (typeof permissions)[number];

export const permissionTitles: Record<StoredPermission, string> = {
  initial_review: '初定资格审核',
  confirmation_review: '确认资格审核',
  recognition_settings: '认定申报设置',
  approval_documents: '核准文件发布',
  issuance: '职称认定发证',
  unit_information: '单位信息管理',
  handlers: '权限管理',
  hand_over: '移交办理',
};

/** What an act or the `permission` header of a human step asks for; `review` means the review menu of the business. */
export type Permission = 'review' | Exclude<StoredPermission, 'initial_review' | 'confirmation_review'>;
export const askablePermissions = ['review', ...permissions.slice(2)] as readonly Permission[];

/** The stored permission that `permission` means for an application of this business. */
export function storedPermission(permission: Permission, business: Business): StoredPermission {
  if (permission !== 'review') return permission;
  return business === 'initial' ? 'initial_review' : 'confirmation_review';
}

/** A person in one unit. A legal person's account has every permission of its unit (manual 3.1). */
export type Membership = {
  unitId: string;
  unitName: string;
  permissions: readonly StoredPermission[];
  /** The unit has the authority to issue certificates. */
  issuesCertificates?: boolean;
  /** A legal person's unit that has not completed its base information: that comes first. */
  informationFirst?: boolean;
};

/** Whoever asks, as the server knows them from this very request's session. */
export type Actor = {
  accountId: string;
  name: string;
  kind: 'individual' | 'legal';
  administrator: boolean;
  /** Designs the flow: draws, tries and deploys diagrams. */
  analyst: boolean;
  /** The network address that the request came from. */
  address: string;
  memberships: readonly Membership[];
};

/** Whoever is not signed in: may do nothing. */
export const anonymous: Actor = {
  accountId: '',
  name: '',
  kind: 'individual',
  administrator: false,
  analyst: false,
  address: '',
  memberships: [],
};

export function membershipIn(actor: Actor, unitId: string | null): Membership | undefined {
  return actor.memberships.find((membership) => membership.unitId === unitId);
}

/** Who may draw, try and deploy diagrams: analysts, and the platform's administrators. */
export const mayDesign = (actor: Pick<Actor, 'analyst' | 'administrator'>): boolean =>
  actor.analyst || actor.administrator;

/** True if the actor may do `permission` for this business in the unit. */
export function holds(
  actor: Actor,
  unitId: string | null,
  permission: Permission,
  business: Business,
): boolean {
  return membershipIn(actor, unitId)?.permissions.includes(storedPermission(permission, business)) ?? false;
}

/** Reviewers and issuers of a unit see its lists of a business. */
export const seesListsOf = (actor: Actor, unitId: string, business: Business): boolean =>
  holds(actor, unitId, 'review', business) || holds(actor, unitId, 'issuance', business);

/**
 * Who may read an application: its applicant; whoever may review or certify this business in a unit that it has
 * reached; the platform's administrator.
 */
export function maySee(
  actor: Actor,
  application: { applicantId: string; business: Business; unitIds: readonly string[] },
): boolean {
  if (actor.administrator || actor.accountId === application.applicantId) return true;
  return application.unitIds.some(
    (unitId) =>
      holds(actor, unitId, 'review', application.business) ||
      holds(actor, unitId, 'issuance', application.business),
  );
}

/** The reader's units that it has reached and in which they may review this business: where their review page shows it. */
export const reviewingUnits = (
  actor: Actor,
  application: { business: Business; unitIds: readonly string[] },
): Membership[] =>
  actor.memberships.filter(
    ({ unitId }) =>
      application.unitIds.includes(unitId) && holds(actor, unitId, 'review', application.business),
  );

/**
 * Who may read an application's numbers of document and phone whole: its applicant, and who checks them, the reviewers of
 * this business in a unit that it has reached. All others who may see it read them masked.
 */
export const mayReadNumbers = (
  actor: Actor,
  application: { applicantId: string; business: Business; unitIds: readonly string[] },
): boolean =>
  actor.accountId === application.applicantId ||
  application.unitIds.some((unitId) => holds(actor, unitId, 'review', application.business));

/** Who may have a certificate's PDF: its holder, and whoever issues for this business in the unit that issued it. R-05. */
export const mayReadCertificate = (
  actor: Actor,
  certificate: { holderId: string; unitId: string; business: Business },
): boolean =>
  actor.accountId === certificate.holderId ||
  holds(actor, certificate.unitId, 'issuance', certificate.business);
