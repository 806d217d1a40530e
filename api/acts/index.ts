import type { Act } from '../../domain/application/acts.ts';
import { abandon } from './abandon.ts';
import { amend } from './amend.ts';
import { approve } from './approve.ts';
import type { ActEffect } from './effect.ts';
import { hand_over } from './hand_over.ts';
import { hold } from './hold.ts';
import { issue } from './issue.ts';
import { open } from './open.ts';
import { pass_and_publicize } from './pass_and_publicize.ts';
import { raise_objection } from './raise_objection.ts';
import { recall } from './recall.ts';
import { refuseReceipt } from './refuse.ts';
import { reject } from './reject.ts';
import { release } from './release.ts';
import { report } from './report.ts';
import { resubmit } from './resubmit.ts';
import { returnToNode } from './return.ts';
import { revoke } from './revoke.ts';
import { settle_objection } from './settle_objection.ts';
import { sign } from './sign.ts';
import { submit } from './submit.ts';
import { take_over } from './take_over.ts';
import { terminate } from './terminate.ts';
import { withdraw } from './withdraw.ts';

/** Every act's effect: the compiler asks for one per row of the table of acts. */
export const effects: { [A in Act]: ActEffect<A> } = {
  submit,
  amend,
  resubmit,
  abandon,
  withdraw,
  sign,
  open,
  pass_and_publicize,
  raise_objection,
  settle_objection,
  report,
  approve,
  return: returnToNode,
  refuse: refuseReceipt,
  terminate,
  recall,
  take_over,
  hand_over,
  issue,
  hold,
  release,
  reject,
  revoke,
};
