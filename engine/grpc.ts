/** What the engine's answers mean, by their gRPC status. */
export const grpc = {
  deadlineExceeded: 4,
  invalidArgument: 3,
  notFound: 5,
  alreadyExists: 6,
  resourceExhausted: 8,
  failedPrecondition: 9,
  unavailable: 14,
} as const;

export const grpcCode = (error: unknown): number | undefined =>
  (error as { code?: number } | undefined)?.code;

export const isNotFound = (error: unknown): boolean => grpcCode(error) === grpc.notFound;

/** The engine is away or has too much to do just now; the same command may go through later. */
export function isTransient(error: unknown): boolean {
  const code = grpcCode(error);
  return code === grpc.unavailable || code === grpc.resourceExhausted || code === grpc.deadlineExceeded;
}

/** Backpressure is the engine's way to say «in a moment»: tried again some ten times over a few seconds. */
export async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (let wait = 20; ; wait *= 2) {
    try {
      return await call();
    } catch (error) {
      if (grpcCode(error) !== grpc.resourceExhausted || wait > 5000) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait * (0.5 + Math.random())));
    }
  }
}

/** Asked again it would say the same: what it says to people, where the engine has refused a command. */
export function refusedBecause(error: unknown): string | undefined {
  const code = grpcCode(error);
  const refused = code === grpc.invalidArgument || code === grpc.failedPrecondition;
  return refused ? `流程引擎不予执行：${detailsOf(error)}` : undefined;
}

/** What the engine says of it, in its own words. */
export const detailsOf = (error: unknown): string => (error as { details?: string }).details ?? String(error);
