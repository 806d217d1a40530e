import { Camunda8 } from '@camunda8/sdk';
import type { EngineState } from '../domain/monitor/engine-state.ts';
import { grpc, grpcCode, isNotFound, patiently } from './grpc.ts';
import { mendWith } from './mend.ts';
import { migrateWith } from './migrate.ts';

/** Process variables that we send: flat and plain. `undefined` is not sent at all. */
export type Variables = Record<string, string | number | boolean | undefined>;

/** A client on one Zeebe, over gRPC. Every call throws while the engine cannot be reached: the caller's queue retries. */
export type Engine = ReturnType<typeof connectEngine>;

/**
 * Connects lazily: making the client never fails. Authentication follows the SDK's own settings from the environment
 * (`CAMUNDA_AUTH_STRATEGY`, `ZEEBE_CLIENT_ID`, …); an engine on loopback needs none.
 */
export function connectEngine(grpcAddress: string) {
  const client = new Camunda8({
    ZEEBE_GRPC_ADDRESS: grpcAddress.includes('://') ? grpcAddress : `grpc://${grpcAddress}`,
    CAMUNDA_AUTH_STRATEGY: process.env.CAMUNDA_AUTH_STRATEGY ?? 'NONE',
    CAMUNDA_LOG_LEVEL: 'none',
    zeebeGrpcSettings: {
      ZEEBE_CLIENT_LOG_LEVEL: 'NONE',
      // Retrying is the outbox's business: it is durable, the client's retries are not.
      ZEEBE_GRPC_CLIENT_RETRY: false,
      ZEEBE_GRPC_CLIENT_EAGER_CONNECT: false,
      GRPC_INITIAL_RECONNECT_BACKOFF_MS: 200,
      GRPC_MIN_RECONNECT_BACKOFF_MS: 200,
      GRPC_MAX_RECONNECT_BACKOFF_MS: 1000,
    },
  } as unknown as ConstructorParameters<typeof Camunda8>[0]).getZeebeGrpcApiClient();

  return {
    client,

    /** What it is made of; throws while it cannot be reached. */
    async topology(): Promise<Omit<EngineState, 'behind' | 'listening' | 'dropped'>> {
      const topology = await client.topology();
      const led = new Set(
        topology.brokers.flatMap((broker) =>
          broker.partitions
            .filter((partition) => partition.role.toString() === 'LEADER')
            .map((partition) => partition.partitionId),
        ),
      );
      const { brokers, partitionsCount: partitions } = topology;
      const ready = partitions > 0 && led.size === partitions;
      return { ready, brokers: brokers.length, partitions, led: led.size };
    },

    /** True when the engine answers and each partition has a leader. */
    async ready(): Promise<boolean> {
      try {
        return (await this.topology()).ready;
      } catch {
        return false;
      }
    },

    /** Deploys a diagram; one that is unchanged keeps its version. What the engine has of it now. */
    async deploy(
      id: string,
      xml: string,
    ): Promise<{ processId: string; version: number; xml: string; definitionKey: string }> {
      const { deployments } = await client.deployResource({
        process: Buffer.from(xml, 'utf8'),
        name: `${id}.bpmn`,
      });
      const made = deployments.map(({ process }) => process).find((one) => one.bpmnProcessId === id);
      if (!made) throw new Error(`the diagram that was deployed has no process ${id}`);
      return { processId: id, version: made.version, xml, definitionKey: made.processDefinitionKey };
    },

    /** Completes a job; `gone` when the engine has it no more: completed already, or its instance went another way. */
    async completeJob(jobKey: string, variables: Variables): Promise<'done' | 'gone'> {
      try {
        await patiently(() => client.completeJob({ jobKey, variables: defined(variables) }));
        return 'done';
      } catch (error) {
        if (isNotFound(error)) return 'gone';
        throw error;
      }
    },

    /** Publishes a message once: the engine refuses a second one with the same id while the first is remembered. */
    async publishMessage(message: {
      id: string;
      name: string;
      correlationKey: string;
      variables: Variables;
    }): Promise<void> {
      try {
        await patiently(() =>
          client.publishMessage({
            messageId: message.id,
            name: message.name,
            correlationKey: message.correlationKey,
            variables: defined(message.variables),
            timeToLive: messageTimeToLive,
          }),
        );
      } catch (error) {
        if (grpcCode(error) !== grpc.alreadyExists) throw error;
      }
    },

    /** Keeps a job from being handed out again for so many milliseconds; one that is gone or free just now is left alone. */
    async holdJob(jobKey: string, timeout: number): Promise<void> {
      try {
        await patiently(() => client.updateJobTimeout({ jobKey, timeout }));
      } catch (error) {
        if (!isNotFound(error) && grpcCode(error) !== grpc.failedPrecondition) throw error;
      }
    },

    mend: mendWith(client),

    ...migrateWith(client),

    close: () => client.close(),
  };
}

const defined = (variables: Variables): Record<string, string | number | boolean> =>
  Object.fromEntries(
    Object.entries(variables).filter(
      (entry): entry is [string, string | number | boolean] => entry[1] !== undefined,
    ),
  );

/**
 * How long the engine remembers a message's id, in milliseconds: longer than the outbox's longest wait between two
 * tries, e¹⁰ seconds or 6.2 hours.
 */
const messageTimeToLive = 8 * 60 * 60 * 1000;
