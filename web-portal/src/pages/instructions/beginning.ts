import type { readProfile } from '../../../../domain/api/profile.ts';
import { describeForm } from '../../../../domain/application/form/describe.ts';
import type { Business } from '../../../../domain/business.ts';
import type { CallAnswer } from '../../api/client.ts';

/** A form as it is opened first: what the personal centre knows, and one empty row wherever rows are asked for. */
export function beginningOf(
  business: Business,
  profile: CallAnswer<typeof readProfile>,
): Record<string, unknown> {
  const known: Readonly<Record<string, unknown>> = {
    ...profile,
    // The form asks for the number of an identity card; another document's is none.
    idNumber: profile.documentType === 'identity_card' ? profile.idNumber : null,
  };
  return Object.fromEntries(
    describeForm(business).flatMap((section): [string, unknown][] => {
      if (section.kind === 'rows') return [[section.key, [{}]]];
      if (section.key !== 'basicInformation') return [];
      const filled = section.fields
        .map(({ key }) => [key, known[key]] as const)
        .filter(([, value]) => typeof value === 'string');
      return [[section.key, Object.fromEntries(filled)]];
    }),
  );
}
