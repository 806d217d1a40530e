import { computed, type ComputedRef, inject, type InjectionKey, provide, reactive, type Ref, ref } from 'vue';
import { checkForm } from '../../../../domain/application/form/check-form.ts';
import { describeForm } from '../../../../domain/application/form/describe.ts';
import { openScope, type ReturnScope } from '../../../../domain/application/return-scope.ts';
import type { Business } from '../../../../domain/business.ts';
import type { FieldFault } from '../../../../domain/errors.ts';
import { filledPaths, type Form, setValue, valueAt } from './form-values.ts';

/** What the fields of the editor share: the form, what is wrong where, and what may be changed. */
export type Editor = {
  business: Business;
  form: Ref<Form>;
  value: (path: string) => unknown;
  set: (path: string, value: unknown) => void;
  /** The person has left the field: from now on its fault is shown. */
  leave: (path: string) => void;
  /** Rows were added, taken away or moved: what is filled in counts as left, the rest not yet. */
  rowsMoved: (section: string) => void;
  /** Every fault of the form as it stands, shown or not. */
  faults: ComputedRef<readonly FieldFault[]>;
  faultOf: (path: string) => string | undefined;
  /** Every fault is shown: the person has been to the submission. */
  showAll: Ref<boolean>;
  scope: ComputedRef<ReturnScope | null>;
  isLocked: (section: string) => boolean;
};

type Given = {
  business: Business;
  form: Ref<Form>;
  /** As the server has it: what a return leaves open is reckoned from it. */
  savedForm: () => Form;
  returnScope: () => ReturnScope | null;
  /** Of attachments and eligibility, which the server alone checks. */
  serverFaults: () => readonly FieldFault[];
  /** Why the server would not save it, each at its field. */
  refused: () => readonly FieldFault[];
  today: () => string;
};

const key: InjectionKey<Editor> = Symbol('editor');

export function provideEditor(given: Given): Editor {
  const { business, form } = given;
  const left = reactive(new Set(filledPaths(form.value)));
  const showAll = ref(false);
  /** A section that nothing was typed into yet has the faults of its fields, not one of its own. */
  const empty = Object.fromEntries(
    describeForm(business).flatMap(({ key: section, kind }) => (kind === 'fields' ? [[section, {}]] : [])),
  );
  const check = (of: Form): FieldFault[] =>
    checkForm(business, { ...empty, ...of }, { today: given.today() });
  const faults = computed(() => check(form.value));
  const byField = computed(() => {
    const refused = given.refused().map(({ field, reason }) => [field.replace(/^form\./, ''), reason]);
    const found = faults.value.toReversed().map(({ field, reason }) => [field, reason]);
    return { refused: new Map(refused as [string, string][]), found: new Map(found as [string, string][]) };
  });
  const scope = computed(() => {
    const ticked = given.returnScope();
    if (!ticked) return null;
    return openScope(ticked, [...check(given.savedForm()), ...given.serverFaults()]);
  });
  const sectionOf = (path: string): string => path.split('.')[0] ?? '';
  const editor: Editor = {
    business,
    form,
    value: (path) => valueAt(form.value, path),
    set: (path, value) => setValue(form.value, path, value),
    leave: (path) => {
      left.add(path).add(sectionOf(path));
    },
    rowsMoved: (section) => {
      for (const path of left) if (path.startsWith(`${section}.`)) left.delete(path);
      for (const path of filledPaths(form.value[section], section)) left.add(path);
    },
    faults,
    faultOf: (path) =>
      byField.value.refused.get(path) ??
      (showAll.value || left.has(path) ? byField.value.found.get(path) : undefined),
    showAll,
    scope,
    isLocked: (section) => scope.value !== null && !scope.value.sections.includes(section),
  };
  provide(key, editor);
  return editor;
}

export function useEditor(): Editor {
  const editor = inject(key);
  if (!editor) throw new Error('a field outside the editor');
  return editor;
}
