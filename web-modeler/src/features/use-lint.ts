import { onBeforeUnmount, ref } from 'vue';
import { lintDiagram } from '../../../domain/api/diagrams.ts';
import type { Finding } from '../../../domain/diagram/finding.ts';
import type { DiagramId } from '../../../domain/flow.ts';
import { call } from '../../../web-portal/src/api/client.ts';
import { messageOf } from '../../../web-portal/src/api/problem.ts';

/** Milliseconds after the last change: a drag is many changes. */
const delay = 400;

/** what the server finds in the drawing, asked anew shortly after each change; the latest question counts. */
export function useLint(diagram: DiagramId, xmlNow: () => Promise<string>) {
  const findings = ref<Finding[]>([]);
  const trouble = ref('');
  const checking = ref(true);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;

  async function check(): Promise<void> {
    const mine = ++latest;
    try {
      const answer = await call(lintDiagram, { params: { id: diagram }, body: { xml: await xmlNow() } });
      if (mine !== latest) return;
      findings.value = answer.findings;
      trouble.value = '';
    } catch (error) {
      if (mine === latest) trouble.value = `暂时无法检查：${messageOf(error)}`;
    }
    if (mine === latest) checking.value = false;
  }

  function soon(): void {
    checking.value = true;
    clearTimeout(timer);
    timer = setTimeout(() => void check(), delay);
  }
  onBeforeUnmount(() => clearTimeout(timer));
  return { findings, trouble, checking, soon };
}
