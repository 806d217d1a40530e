import { loadConfig } from './config.ts';
import { fail, runMain, say } from './main.ts';
import { startPlatform } from './platform.ts';
import { assertPortFree } from './ports.ts';

/** `npm start`: the whole platform in one process, with embedded parts for what is not set. */
try {
  const config = loadConfig(process.env);
  await assertPortFree(config.PORT, 'PORT', config.HOST);
  const started = Date.now();
  await runMain(
    () => startPlatform(config, say),
    () => {
      say(`\n平台已就绪（${((Date.now() - started) / 1000).toFixed(1)} 秒）：${config.publicUrl}\n`);
      if (config.MODE === 'production') return;
      say(welcome(config.publicUrl));
    },
  );
} catch (error) {
  fail(error);
}

function welcome(url: string): string {
  return [
    '演示账号（登录时点选，无需密码）：',
    '  申报人    林若溪（已取得证书）、赵一鸣（两项业务）、陆晨曦（待签收）等 72 人',
    '  用人单位  南山区人民医院（石磊），南山云图科技有限公司（苏晴）等',
    '  主管部门  南山区卫生健康委员会（唐晓燕）等',
    '  受理单位  南山区人力资源和社会保障局（周立群），江州市人力资源和社会保障局（陈文静）等',
    '  平台管理  平台管理员，流程分析员',
    '',
    '可以试试：',
    `  1. 打开 ${url} 登录，再到 ${url}/docs 逐个试用接口；上述人员的各页签均有演示申报`,
    '  2. npm run demo  看二十余份申报从提交走到发证、退回、拒收、终止、撤销',
    '  3. Ctrl-C 停止；再次 npm start，数据仍在',
  ].join('\n');
}
