/** How an accepting unit takes applications of one business (认定申报设置, R-51); one active setting each (reading 1). */
export type RecognitionSetting = {
  /** Applicants may choose the unit. */
  enabled: boolean;
  /** Whom it serves, where it is: what an applicant needs to choose rightly. */
  information: string;
  /** Shown before an application is begun. */
  instructions: string;
  /** A changed public view is put up again (reading 5). */
  publicityAgain: boolean;
};

/** What holds for a business that the unit never set up. */
export const notSetUp: RecognitionSetting = {
  enabled: false,
  information: '',
  instructions: '',
  publicityAgain: true,
};
