import { as, unitId } from './platform.ts';

/** Saves a unit's information as it stands but for `over`, as one of its people does. */
export async function changeUnit(subject: string, unit: string, over: object): Promise<void> {
  const person = await as(subject);
  const path = `/api/units/${await unitId(unit)}`;
  const { body } = await person.get(path);
  const fields =
    'name creditCode kind district address departmentId contactName contactPhone contacts signing revision';
  const same = Object.fromEntries(fields.split(' ').map((field) => [field, body[field]]));
  const answer = await person.put(path, { ...same, ...over });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
}

/** Saves an accepting unit's settings for initial recognition as they stand but for `over`. */
export async function changeSetting(subject: string, unit: string, over: object): Promise<void> {
  const person = await as(subject);
  const path = `/api/units/${await unitId(unit)}/recognition-settings/initial`;
  const { body } = await person.get(path);
  const answer = await person.put(path, { ...body, ...over });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
}
