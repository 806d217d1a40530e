import type { ErrorRow } from './error-row.ts';

/** Errors of drawing and deploying diagrams: a part of the table in `errors.ts`. */
export const diagramErrors = {
  DIAGRAM_CHANGED: {
    status: 409,
    message: (d) =>
      `流程图已由${d.who ?? '他人'}于 ${d.at ?? ''} 另存为第 ${d.version ?? ''} 版，您的内容尚未保存，请核对该版后再保存`,
  },
  DIAGRAM_FAULTY: {
    status: 422,
    message: (d) => `流程图有 ${d.count ?? ''} 个问题，改正后才能发布`,
  },
  MIGRATION_NOT_NEEDED: { status: 409, message: () => '该引擎版本正在使用，其上的申报书无须迁移' },
  NOTHING_TO_MIGRATE: {
    status: 409,
    message: () => '没有可以迁移的申报书，请先试算，查看每份不能迁移的原因',
  },
  NOTHING_RECORDED: {
    status: 409,
    message: () =>
      '没有可供试运行的办理记录：经过该流程图的申报书尚无办结的，或者流程引擎未向平台发送运行记录',
  },
  REHEARSAL_UNDER_WAY: { status: 409, message: () => '该流程图正在试运行，请待其结束后再试' },
  ENGINE_AWAY: { status: 503, message: () => '流程引擎暂时无法连接，请稍后再试' },
} as const satisfies Record<string, ErrorRow>;
