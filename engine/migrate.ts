import type { Camunda8 } from '@camunda8/sdk';
import type { Mapping } from '../domain/migration/mapping.ts';
import { detailsOf, isNotFound, patiently, refusedBecause } from './grpc.ts';
import { moveToken } from './move-token.ts';

type Client = ReturnType<Camunda8['getZeebeGrpcApiClient']>;

/** `gone`: what the order is about is there no more. */
export type Obeyed = { state: 'done' | 'gone' } | { state: 'refused'; answer: string };

/** What a migration asks of the engine. While the engine cannot be reached each throws, and the queue tries again. */
export const migrateWith = (client: Client) => ({
  /** Has the engine migrate an instance where it stands: keys, jobs and variables stay. */
  migrateInstance: (instanceKey: string, definitionKey: string, mapping: Mapping): Promise<Obeyed> =>
    obey(() =>
      client.migrateProcessInstance({
        processInstanceKey: instanceKey,
        migrationPlan: {
          targetProcessDefinitionKey: definitionKey,
          mappingInstructions: Object.entries(mapping).map(([sourceElementId, targetElementId]) => ({
            sourceElementId,
            targetElementId,
          })),
        },
      }),
    ),

  /** Ends what an instance has called by this element, and calls it anew: in the version that is the latest now. */
  callAnew: (instanceKey: string, element: { key: string; id: string }): Promise<Obeyed> =>
    obey(() => moveToken(client, instanceKey, element.key, { id: element.id, variables: {} })),

  /** Takes the token from one element to another one; the variables are set in the instance as a whole. */
  placeAt: (
    instanceKey: string,
    elementKey: string,
    to: { id: string; variables: Record<string, unknown> },
  ): Promise<Obeyed> => obey(() => moveToken(client, instanceKey, elementKey, to)),
});

async function obey(send: () => Promise<unknown>): Promise<Obeyed> {
  try {
    await patiently(send);
    return { state: 'done' };
  } catch (error) {
    if (isNotFound(error) || detailsOf(error).includes('element instance that could not be found'))
      return { state: 'gone' };
    const answer = refusedBecause(error);
    if (answer !== undefined) return { state: 'refused', answer };
    throw error;
  }
}
