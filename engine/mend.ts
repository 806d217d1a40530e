import type { Camunda8 } from '@camunda8/sdk';
import type { MendingAnswer, MendingCommand } from '../domain/monitor/mending.ts';
import { isNotFound, patiently, refusedBecause } from './grpc.ts';
import { moveToken } from './move-token.ts';

type Client = ReturnType<Camunda8['getZeebeGrpcApiClient']>;

/** A job that was given up is tried so often again. */
const retries = 3;

/**
 * Does with an instance what an administrator has ordered. What is there no more has come about already or cannot
 * any more, and is an answer; while the engine cannot be reached it throws, and the queue tries again.
 */
export const mendWith =
  (client: Client) =>
  async (instanceKey: string, command: MendingCommand): Promise<MendingAnswer> => {
    try {
      await patiently(() => send(client, instanceKey, command));
      return { state: 'done', answer: '' };
    } catch (error) {
      if (isNotFound(error)) return gone[command.kind];
      const answer = refusedBecause(error);
      if (answer !== undefined) return { state: 'refused', answer };
      throw error;
    }
  };

async function send(client: Client, instanceKey: string, command: MendingCommand): Promise<void> {
  switch (command.kind) {
    case 'retry':
      if (command.jobKey !== null) await client.updateJobRetries({ jobKey: command.jobKey, retries });
      return client.resolveIncident({ incidentKey: command.incidentKey });
    case 'variables':
      await client.setVariables({
        elementInstanceKey: command.scopeKey,
        variables: command.variables as Record<string, string>,
        local: true,
      });
      return;
    case 'move':
      await moveToken(client, instanceKey, command.elementKey, { id: command.to, variables: {} });
      return;
    case 'cancel':
      return client.cancelProcessInstance(instanceKey);
  }
}

/** What it means that the engine has it no more. */
const gone: Record<MendingCommand['kind'], MendingAnswer> = {
  retry: { state: 'done', answer: '该异常已经解除' },
  cancel: { state: 'done', answer: '该流程实例已经结束' },
  variables: { state: 'refused', answer: '该流程实例或环节已经结束' },
  move: { state: 'refused', answer: '该流程实例已经结束' },
};
