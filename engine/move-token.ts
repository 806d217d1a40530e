import type { Camunda8 } from '@camunda8/sdk';

/** Ends one element of an instance and begins another one; the variables are set in the instance as a whole. */
export const moveToken = (
  client: ReturnType<Camunda8['getZeebeGrpcApiClient']>,
  processInstanceKey: string,
  elementInstanceKey: string,
  { id, variables }: { id: string; variables: Record<string, unknown> },
) =>
  client.modifyProcessInstance({
    processInstanceKey,
    activateInstructions: [
      {
        elementId: id,
        ancestorElementInstanceKey: '-1',
        variableInstructions:
          Object.keys(variables).length > 0 ? [{ variables: variables as never, scopeId: '' }] : [],
      },
    ],
    terminateInstructions: [{ elementInstanceKey }],
  });
