import type { Person } from '../../../stack/http-client.ts';
import { as, newPerson, sql, unitId } from '../platform.ts';
import { waitFor } from '../wait-for.ts';
import { Application, approvalDocument, bureau, health, hospital } from './application.ts';

const reason = '材料有误，请核实';

/** Every kind of person towards an application of hospital and bureau. */
export async function cast(applicant: Person): Promise<Record<string, Person>> {
  return {
    applicant,
    otherApplicant: (await newPerson()).person,
    workHandler: await as(hospital.one),
    workColleague: await as(hospital.two),
    workNoPermission: await handlerWithout(hospital.unit),
    workLegal: await as(hospital.legal),
    acceptingHandler: await as(bureau.one),
    acceptingColleague: await as(bureau.two),
    foreignHandler: await as(health.one),
    administrator: await as('administrator'),
  };
}

/** A handler of the unit to whom no menu was given. */
async function handlerWithout(unit: string): Promise<Person> {
  const made = await newPerson('无权限经办人');
  await sql(
    'insert into handler (unit_id, account_id, permissions, created_at) values (:unitId, :accountId, array[]::text[], now())',
    {
      unitId: await unitId(unit),
      accountId: made.accountId,
    },
  );
  return made.person;
}

const review = async (): Promise<Application> => {
  const application = await Application.draft();
  await application.submit();
  await application.act(hospital.one, 'sign');
  return application;
};

const publicized = async (): Promise<Application> => {
  const application = await review();
  await application.act(hospital.one, 'pass_and_publicize');
  return application;
};

const issued = async (): Promise<Application> => {
  const application = await (await Application.draft()).toBatch();
  await application.act(bureau.one, 'issue', { approvalDocumentId: await approvalDocument() });
  return application;
};

const held = async (): Promise<Application> => {
  const application = await (await Application.draft()).toBatch();
  await application.act(bureau.one, 'hold', { reason });
  return application;
};

/** Brings an application into each situation that the table of acts tells apart. */
export const situations: Record<string, () => Promise<Application>> = {
  draft: () => Application.draft(),
  'to_sign at the work unit': async () => {
    const application = await Application.draft();
    await application.submit();
    return application;
  },
  'to_review at the work unit': review,
  'in_publicity, running': publicized,
  'in_publicity, stopped': async () => {
    const application = await publicized();
    const objector = { name: '周正', contact: '13512345678', subject: '学历真实性' };
    await application.act(hospital.one, 'raise_objection', { ...objector, reason });
    return application;
  },
  'in_publicity, over': async () => {
    const application = await (await Application.draft()).toAcceptingUnit();
    await application.act(hospital.one, 'recall');
    // The timer is past already; its record may come a moment later.
    await waitFor('publicity to be over', async () => (await application.read()).publicity?.over);
    return application;
  },
  'to_sign at the accepting unit': async () => (await Application.draft()).toAcceptingUnit(),
  'to_review at the accepting unit': async () => {
    const application = await (await Application.draft()).toAcceptingUnit();
    await application.act(bureau.one, 'sign');
    return application;
  },
  to_amend: async () => {
    const application = await review();
    await application.act(hospital.one, 'return', { to: 'applicant', reason });
    return application;
  },
  'to_certify, in a batch': async () => (await Application.draft()).toBatch(),
  held,
  completed: issued,
  revoked: async () => {
    const application = await issued();
    await application.act(bureau.one, 'revoke', {
      approvalDocumentId: await approvalDocument('revoke'),
      reason,
    });
    return application;
  },
  rejected: async () => {
    const application = await held();
    await application.act(bureau.one, 'reject', { reason });
    return application;
  },
  terminated: async () => {
    const application = await review();
    await application.act(hospital.one, 'terminate', { reason });
    return application;
  },
  abandoned: async () => {
    const application = await review();
    await application.act(hospital.one, 'return', { to: 'applicant', reason });
    await application.act(application.applicant, 'abandon');
    return application;
  },
  moving: async () => {
    const application = await review();
    await sql('update application set pending_act = gen_random_uuid() where id = :id', {
      id: application.id,
    });
    return application;
  },
};
