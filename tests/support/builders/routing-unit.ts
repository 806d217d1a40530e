import fc from 'fast-check';
import { type RoutingUnit, unitKinds } from '../../../domain/routing/superiors.ts';

/** A work unit of the city without a competent department; its name is its id unless said. */
export const buildRoutingUnit = (over: Partial<RoutingUnit> & { id: string }): RoutingUnit => ({
  name: over.id,
  kind: 'work_unit',
  district: null,
  departmentId: null,
  issuesCertificates: false,
  ...over,
});

/** A city of up to sixteen units, related in any way, sensible or not. */
export const cities: fc.Arbitrary<RoutingUnit[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...unitKinds),
      district: fc.constantFrom(null, '渝中区', '江北区'),
      department: fc.option(fc.nat(15)),
      issuesCertificates: fc.boolean(),
    }),
    { minLength: 2, maxLength: 16 },
  )
  .map((units) =>
    units.map(({ department, ...unit }, index) => ({
      ...unit,
      id: `u${index}`,
      name: `单位${index}`,
      departmentId: department !== null && department < units.length ? `u${department}` : null,
    })),
  );
