import type { FieldFault } from '../../../domain/errors.ts';
import type { Reason } from '../../../domain/reason.ts';

/** The body of a problem answer (RFC 9457) as the server writes it (`domain/errors.ts`). */
type ProblemBody = {
  code?: string;
  detail?: string;
  details?: Record<string, string>;
  faults?: FieldFault[];
  reasons?: Reason[];
  instance?: string;
};

/** What the server answers instead of what was asked for, or why nothing was answered at all. */
export class Refusal extends Error {
  /** HTTP; 0 where nothing was answered. */
  readonly status: number;
  readonly code: string;
  readonly details: Readonly<Record<string, string>>;
  readonly faults: readonly FieldFault[];
  readonly reasons: readonly Reason[];
  /** By which support finds it. */
  readonly instance: string | undefined;

  constructor(status: number, body: ProblemBody) {
    super(body.detail ?? '服务器没有正常答复，请稍后重试');
    this.status = status;
    this.code = body.code ?? 'UNKNOWN';
    this.details = body.details ?? {};
    this.faults = body.faults ?? [];
    this.reasons = body.reasons ?? [];
    this.instance = body.instance;
  }

  /** The connection is lost, or the server is away: trying again later may help. */
  get passing(): boolean {
    return this.status === 0 || this.status >= 502;
  }
}

export const offline = (): Refusal =>
  new Refusal(0, { code: 'OFFLINE', detail: '网络连接已断开，请检查网络后重试' });

/** What people are told about anything that went wrong. */
export const messageOf = (error: unknown): string =>
  error instanceof Refusal ? error.message : '页面出现问题，请刷新后重试';

/** The reason at each field, by the field's path. */
export const faultsByField = (error: unknown): Record<string, string> =>
  error instanceof Refusal
    ? Object.fromEntries(error.faults.map(({ field, reason }) => [field, reason]))
    : {};
