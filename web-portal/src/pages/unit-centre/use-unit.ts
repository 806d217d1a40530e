import { computed } from 'vue';
import { useRoute } from 'vue-router';
import type { StoredPermission } from '../../../../domain/rights.ts';
import { useMe } from '../../session/use-me.ts';

/** The unit of the page's address, and what the person may do in it; the server decides anyway. */
export function useUnit() {
  const route = useRoute();
  const { me, membershipOf, mayIn } = useMe();
  const unitId = computed(() => String(route.params.unitId));
  const membership = computed(() => membershipOf(unitId.value));
  const may = (permission: StoredPermission): boolean => mayIn(unitId.value, permission);
  return { me, unitId, membership, may };
}
