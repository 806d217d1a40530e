/** How the engine is just now. */
export type EngineState = {
  /** It answers, and each partition has a leader. */
  ready: boolean;
  brokers: number;
  partitions: number;
  /** Partitions that have a leader. */
  led: number;
  /** Records that it has processed and not told of yet; null where it does not let us see. */
  behind: number | null;
  /** The job types for which a worker listens just now; null where it does not let us see. */
  listening: readonly string[] | null;
  /** Requests that it turned back for too much load since its start (backpressure); null where it does not let us see. */
  dropped: number | null;
};

export const unreachable: EngineState = {
  ready: false,
  brokers: 0,
  partitions: 0,
  led: 0,
  behind: null,
  listening: null,
  dropped: null,
};
