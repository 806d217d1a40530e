type Whose = { number: string | null; applicant: string; unit: string | null } | null;
type Step = { name: string } | null;

/** Whose application it is, and with whom it lies. */
export const whoseText = (application: Whose): string =>
  application
    ? [application.number, application.applicant, application.unit].filter(Boolean).join(' ')
    : '不能识别的申报书';

/** From which step to which one. */
export const wayText = ({ from, to }: { from: Step; to: Step }): string =>
  [from?.name ?? '正在流转', to?.name].filter(Boolean).join(' → ');
