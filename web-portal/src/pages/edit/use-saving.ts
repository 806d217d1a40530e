import { computed, onBeforeUnmount, onMounted, watch } from 'vue';
import { copyOf, type Form } from './form-values.ts';
import type { LocalCopies } from './local-copy.ts';
import {
  groundOn,
  isUnsaved,
  type Kept,
  overtakenBy,
  same,
  saveAll,
  type Saving,
  savingOf,
} from './saving.ts';

/** Milliseconds of rest after the last key. */
const pause = 1_000;
const retryAfter = 4_000;

/**
 * the form saves by itself. What is not saved yet is kept on this device; what another tab saved meanwhile is
 * never overwritten: the person decides.
 */
export function useSaving(opened: Kept, local: LocalCopies) {
  const saving = savingOf(opened);
  const { form, base, state, theirs } = saving;
  const { flush, schedule, stop } = useTries(saving, () => settle(saving, local));

  function changed(): void {
    if (!isUnsaved(saving) && state.value !== 'saving') {
      if (state.value !== 'overtaken') settle(saving, local);
      return;
    }
    local.keep({ form: form.value, base: base.value });
    if (state.value === 'overtaken') return;
    if (state.value !== 'offline' && state.value !== 'saving') state.value = 'waiting';
    schedule(pause);
  }

  /** Over what was saved elsewhere, this form. */
  function decide(chosen: Form): void {
    if (!theirs.value) return;
    groundOn(saving, theirs.value);
    theirs.value = undefined;
    saving.trouble.value = undefined;
    state.value = 'waiting';
    form.value = copyOf(chosen);
    if (isUnsaved(saving)) schedule(0);
    else settle(saving, local);
  }

  /** What the server says of the form now: taken over where nothing here is unsaved. */
  function heard(kept: Kept): void {
    if (kept.formRevision <= base.value.revision || state.value !== 'saved') return;
    groundOn(saving, kept);
    form.value = copyOf(kept.form);
  }

  /** There is nothing to save any more. */
  function forget(): void {
    stop();
    form.value = copyOf(base.value.form);
    settle(saving, local);
  }

  restore(saving, opened, local);
  watch(form, changed, { deep: true });
  if (saving.restored.value) changed();
  return { ...saving, unsaved: computed(() => state.value !== 'saved'), flush, decide, heard, forget };
}

/** One try at a time, after a rest, again after a failure that passes, and at once when the connection is back. */
function useTries(saving: Saving, done: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<boolean> | undefined;
  const stop = (): void => clearTimeout(timer);
  const schedule = (after: number): void => {
    stop();
    timer = setTimeout(() => void flush(), after);
  };
  /** Saves now what is unsaved; true once the server has all of it. */
  function flush(): Promise<boolean> {
    stop();
    return (running ??= saveAll(saving)
      .then((saved) => {
        if (saved) done();
        else if (saving.state.value === 'offline') schedule(retryAfter);
        return saved;
      })
      .finally(() => {
        running = undefined;
      }));
  }
  const online = (): void => {
    if (saving.state.value === 'offline') void flush();
  };
  onMounted(() => addEventListener('online', online));
  onBeforeUnmount(() => {
    removeEventListener('online', online);
    stop();
  });
  return { flush, schedule, stop };
}

function settle({ state, trouble, restored }: Saving, local: LocalCopies): void {
  state.value = 'saved';
  trouble.value = undefined;
  restored.value = false;
  local.forget();
}

/** What an earlier visit could not save, over what it was typed on; where that has changed since, the person decides. */
function restore(saving: Saving, opened: Kept, local: LocalCopies): void {
  const kept = local.read();
  if (!kept || same(kept.form, opened.form)) {
    local.forget();
    return;
  }
  saving.form.value = copyOf(kept.form);
  saving.restored.value = true;
  if (kept.base.revision === opened.formRevision) return;
  saving.base.value = kept.base;
  overtakenBy(saving, opened);
}
