import type { Business } from '../business.ts';
import type { Deputy, Period } from '../absence/absence.ts';
import type { State } from './states.ts';

/** A unit, and whom to call there about this business. */
export type UnitContact = { name: string; contactName: string; contactPhone: string };

/** All that an act is decided on, read under the application's row lock. */
export type ActContext = {
  application: {
    id: string;
    business: Business;
    state: State;
    /** An earlier act is still under way to the engine. */
    moving: boolean;
    applicantId: string;
    workUnitId: string;
    acceptingUnitId: string;
    /** The unit it is with; null before submission and after the end. */
    unitId: string | null;
    /** Who signed or took over; null where anyone of the unit may act. */
    handlerId: string | null;
    /** The unit has begun: signed, or opened the review where signing is off (`domain.md` reading 3). */
    begun: boolean;
    batchId: string | null;
  };
  unit: UnitContact | null;
  handler: { name: string } | null;
  /** The handler's absences in this unit that are not over, and maybe some that are. */
  absences: readonly (Period & { deputy: Deputy })[];
  /** The unit one step below that reported it here. */
  reporter: { unitId: string; name: string } | null;
  /** The acts that the diagram's open step offers; null while no step is open. */
  offered: readonly string[] | null;
  publicity: { earliestReportDate: string } | null;
  /** The accepting unit issues certificates, and takes new applications of this business. */
  accepting: { issues: boolean; enabled: boolean };
  /** The latest year in which the applicant is barred from this accepting unit and business. */
  barredYear: number | null;
  /** Whom a reason against an act can name. */
  contacts: {
    applicant: { name: string; phone: string };
    workUnit: UnitContact;
    acceptingUnit: UnitContact;
    reporter: UnitContact | null;
    handlerPhone: string | null;
  };
  /** Named objections: how many have no outcome yet, and whether one was upheld in this publicity. */
  objections: { open: number; upheld: boolean };
  /** The second publicity, of the result; null where the accepting unit holds none (`domain.md` reading 18). */
  resultPublicity: { earliestIssueDate: string } | null;
};
