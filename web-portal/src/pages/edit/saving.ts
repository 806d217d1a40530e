import { ref, type Ref, shallowRef, type ShallowRef } from 'vue';
import { performAct, readApplication } from '../../../../domain/api/applications.ts';
import { changedPaths } from '../../../../domain/application/form/changes.ts';
import { call, type CallAnswer } from '../../api/client.ts';
import { Refusal } from '../../api/problem.ts';
import { copyOf, type Form } from './form-values.ts';

/** A form as the server has it. */
export type Kept = Pick<CallAnswer<typeof readApplication>, 'id' | 'form' | 'formRevision' | 'updatedAt'>;

/**
 * `waiting`: typed, saved in a moment; `offline`: saved as soon as the server answers again; `overtaken`: saved elsewhere
 * meanwhile, the person decides; `refused`: cannot be saved as it is.
 */
export type SaveState = 'saved' | 'waiting' | 'saving' | 'offline' | 'overtaken' | 'refused';

export type Saving = {
  id: string;
  /** What is typed. */
  form: Ref<Form>;
  /** What the server has of it. */
  base: ShallowRef<{ form: Form; revision: number }>;
  state: Ref<SaveState>;
  savedAt: Ref<string>;
  /** Why the last try did not succeed. */
  trouble: ShallowRef<Refusal | undefined>;
  /** What was saved elsewhere meanwhile, until the person has decided. */
  theirs: ShallowRef<Kept | undefined>;
  /** What is shown was kept on this device since an earlier visit. */
  restored: Ref<boolean>;
};

export const same = (one: Form, other: Form): boolean => changedPaths(one, other).length === 0;

export const savingOf = (opened: Kept): Saving => ({
  id: opened.id,
  form: ref<Form>(copyOf(opened.form)),
  base: shallowRef({ form: copyOf(opened.form), revision: opened.formRevision }),
  state: ref<SaveState>('saved'),
  savedAt: ref(opened.updatedAt),
  trouble: shallowRef<Refusal>(),
  theirs: shallowRef<Kept>(),
  restored: ref(false),
});

export const isUnsaved = ({ form, base }: Saving): boolean => !same(form.value, base.value.form);

/** Takes what the server has as the ground to save on; what is typed stays. */
export function groundOn(saving: Saving, kept: Kept): void {
  saving.base.value = { form: copyOf(kept.form), revision: kept.formRevision };
  saving.savedAt.value = kept.updatedAt;
}

export function overtakenBy(saving: Saving, kept: Kept): void {
  saving.theirs.value = kept;
  saving.state.value = 'overtaken';
}

/** Saves until nothing is unsaved, also of what was typed meanwhile; true once the server has all of it. */
export async function saveAll(saving: Saving): Promise<boolean> {
  const { id, form, base, state } = saving;
  while (state.value !== 'overtaken' && isUnsaved(saving)) {
    const sent = copyOf(form.value);
    state.value = 'saving';
    try {
      const body = { input: { form: sent, formRevision: base.value.revision } };
      const answer = await call(performAct, { params: { id, act: 'amend' }, body });
      base.value = { form: sent, revision: base.value.revision + 1 };
      saving.savedAt.value = answer.updatedAt;
    } catch (error) {
      if (!(await goesOn(saving, error, sent))) return false;
    }
  }
  return !isUnsaved(saving);
}

/** What a failure means; true where saving goes on. */
async function goesOn(saving: Saving, error: unknown, sent: Form): Promise<boolean> {
  const refusal = error instanceof Refusal ? error : undefined;
  saving.trouble.value = refusal;
  const changed = refusal?.code === 'APPLICATION_CHANGED';
  const now = changed
    ? await call(readApplication, { params: { id: saving.id } }).catch(() => undefined)
    : undefined;
  if (now && same(now.form, sent)) {
    // Our own earlier try, whose answer was lost on the way.
    groundOn(saving, now);
    return true;
  }
  if (now) overtakenBy(saving, now);
  else saving.state.value = !refusal || refusal.passing || changed ? 'offline' : 'refused';
  return false;
}
