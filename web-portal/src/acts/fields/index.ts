import type { Component } from 'vue';
import type { Target } from '../target.ts';
import ObjectionField from './ObjectionField.vue';
import OutcomeField from './OutcomeField.vue';
import PublicityDatesField from './PublicityDatesField.vue';
import ReturnNodeField from './ReturnNodeField.vue';
import ScopeField from './ScopeField.vue';
import SuperiorField from './SuperiorField.vue';
import TextField from './TextField.vue';

/** What asks for each key of the contracts of acts; whatever is not named here is a text. */
const components: Record<string, Component> = {
  to: ReturnNodeField,
  scope: ScopeField,
  superiorUnitId: SuperiorField,
  publicity: PublicityDatesField,
  objectionId: ObjectionField,
  outcome: OutcomeField,
};
export const fieldComponent = (field: string): Component => components[field] ?? TextField;

/** Publicity dates are the work unit's, of one application at a time; of several the reckoned ones stand. */
export const isAsked = (field: string, targets: readonly Target[]): boolean =>
  field !== 'publicity' || (targets.length === 1 && targets[0]?.state === 'in_publicity');
