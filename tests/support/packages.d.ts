/** Types of the packages of the tests that bring none, as far as we use them. */
declare module '@bpmn-io/element-templates-validator' {
  export function validateZeebe(template: object): { valid: boolean; errors?: { message: string }[] };
}
