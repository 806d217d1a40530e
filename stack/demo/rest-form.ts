import { z } from 'zod';
import type { City } from '../../database/seed/city.ts';
import type { Business } from '../../domain/business.ts';
import { parseIdentityCard } from '../../domain/person/identity-card.ts';

/** A kind of work, told in the words of both forms. */
export const work = z.strictObject({
  series: z.string(),
  profession: z.string(),
  major: z.string(),
  school: z.string(),
  post: z.string(),
  work: z.string(),
  achievements: z.string(),
  probationSummary: z.string(),
  professionalWork: z.string(),
});
export type Work = z.output<typeof work>;

/** The form that this person of the city fills in: what is about the person as in their personal centre. */
export function formOf(city: City, subject: string, business: Business, what: Work): Record<string, unknown> {
  const place = Number(subject.replace('applicant-', '')) - 1;
  const profile = city.profiles[subject];
  const read = profile && parseIdentityCard(profile.idNumber);
  if (!read?.ok) throw new Error(`${subject} of the demo city has no valid identity number`);
  const { birthDate, sex } = read.card;
  const { series, profession } = what;
  const person = {
    ...profile,
    name: city.applicants[place] ?? '',
    phone: `138230${String(10001 + place)}`,
    birthDate,
    sex,
  };
  const titleApplied = { series, profession, level: 'assistant' };
  const finished = Number(birthDate.slice(0, 4)) + 23;
  if (business === 'initial')
    return {
      basicInformation: { ...person, education: 'bachelor' },
      titleApplied,
      degrees: [
        {
          level: 'bachelor',
          school: what.school,
          major: what.major,
          graduatedOn: `${finished}-06-28`,
          fullTime: true,
          certificateNumber: `10611${finished}05${String(200001 + place)}`,
        },
      ],
      workHistory: [
        { from: `${finished}-07-20`, to: null, unit: person.workUnit, post: what.post, work: what.work },
      ],
      achievements: what.achievements,
      probationSummary: what.probationSummary,
    };
  return {
    basicInformation: { ...person, education: 'bachelor' },
    titleHeld: {
      ...titleApplied,
      issuingBody: '成都市人力资源和社会保障局',
      issuedOn: `${finished + 2}-12-20`,
      certificateNumber: `川C${finished + 2}1220${String(201 + place)}`,
    },
    titleApplied,
    professionalWork: what.professionalWork,
  };
}
