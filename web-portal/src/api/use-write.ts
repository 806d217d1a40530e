import { useMutation, useQueryClient } from '@tanstack/vue-query';
import { ElMessage } from 'element-plus';
import 'element-plus/es/components/message/style/css';
import type { z } from 'zod';
import type { Contract } from '../../../domain/api/contract.ts';
import { call, type CallInput } from './client.ts';
import { messageOf } from './problem.ts';

type Options<Answer> = {
  /** The page says itself what went wrong; otherwise it is told in a message on top. */
  quiet?: boolean;
  /** Told on top once it is done. */
  said?: string;
  onDone?: (answer: Answer) => unknown;
};

/** A call that changes something; afterwards all that the page shows is asked anew. */
export function useWrite<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  contract: Contract<P, Q, B, A>,
  { quiet = false, said, onDone }: Options<z.output<A>> = {},
) {
  const client = useQueryClient();
  return useMutation<z.output<A>, Error, CallInput<Contract<P, Q, B, A>>>({
    mutationFn: (input) => call(contract, input),
    onSuccess: async (answer) => {
      if (said) ElMessage.success(said);
      await onDone?.(answer);
      void client.invalidateQueries();
    },
    onError: (error) => {
      if (!quiet) ElMessage.error({ message: messageOf(error), duration: 6000, showClose: true });
      // What is shown may be what was wrong.
      void client.invalidateQueries();
    },
  });
}
