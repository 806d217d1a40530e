import { z } from 'zod';

/**
 * Every setting of the platform, with its meaning for people. `.env.example` lists the same ones in the same words
 * (tests/stack/settings.test.ts compares them and shows what the file should say).
 */
export const settings = z.object({
  MODE: z
    .enum(['demo', 'test', 'production'], '须为 demo、test 或 production')
    .default('demo')
    .describe('运行模式：demo 自带演示城市和登录服务；test 同 demo，供测试用；production 用于正式办理'),
  DEMO_APPLICATIONS: z
    .enum(['on', 'off'], '须为 on 或 off')
    .default('on')
    .describe(
      '演示模式首次启动时，是否由演示人员办理一批申报，使各页签都有内容；使用自备的 Zeebe 或统一身份认证时不办理',
    ),
  HOST: z.string().default('127.0.0.1').describe('监听的地址；容器中一般为 0.0.0.0'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, '须为 1 至 65535 的数字')
    .transform(Number)
    .pipe(z.int().min(1, '须为 1 至 65535 的数字').max(65535, '须为 1 至 65535 的数字'))
    .default(3000)
    .describe('监听的端口'),
  PUBLIC_URL: z
    .string()
    .refine(isOrigin, '须为 http(s)://主机[:端口]，不带路径')
    .transform((url) => new URL(url).origin)
    .optional()
    .describe('人们访问平台的地址，不带路径；默认 http://localhost:PORT。生产模式必填，须为 https'),
  DATA_DIR: z
    .string()
    .default('.data')
    .describe(
      '数据目录：上传的文件，以及内置数据库和流程引擎的全部数据；分开启动的接口和任务处理须共用；相对路径从项目根目录起算',
    ),
  CACHE_DIR: z.string().default('.data/cache').describe('下载的流程引擎存放处；相对路径从项目根目录起算'),
  ENGINE_JAVA_OPTS: z.string().default('-Xms256m -Xmx768m').describe('内置流程引擎的 Java 虚拟机选项'),
  DATABASE_URL: z
    .string()
    .refine((url) => /^postgres(ql)?:\/\//.test(url) && URL.canParse(url), '须为 postgres:// 开头的地址')
    .optional()
    .describe('自备的 PostgreSQL（15 或更高版本）；不设则启动内置的。生产模式必填'),
  ZEEBE_GRPC_ADDRESS: z
    .string()
    .regex(
      /^(grpcs?:\/\/)?([^\s/:]+|\[[\da-f:]+\])(:\d{1,5})?$/i,
      '须为 主机:端口，或 grpc://、grpcs:// 开头的地址',
    )
    .optional()
    .describe('自备的 Zeebe（8.5 或更高版本），加密连接用 grpcs://；不设则启动内置的'),
  RECORD_STREAM_PORT: z
    .string()
    .regex(/^\d{1,5}$/, '须为 1 至 65535 的数字')
    .transform(Number)
    .pipe(z.int().min(1, '须为 1 至 65535 的数字').max(65535, '须为 1 至 65535 的数字'))
    .optional()
    .describe(
      '接收流程引擎运行记录的端口，供流程监控使用；内置流程引擎自动配好，自备的 Zeebe 须将其 Elasticsearch 导出器指向此处，不设则监控看不到运行记录',
    ),
  RECORD_STREAM_HOST: z.string().default('127.0.0.1').describe('接收运行记录的地址'),
  RECORD_STREAM_PASSWORD: z
    .string()
    .min(16, '至少 16 个字符')
    .optional()
    .describe(
      '接收运行记录的口令，至少 16 个字符，导出器以用户名 engine 登录；设了 RECORD_STREAM_PORT 时须设',
    ),
  OIDC_ISSUER: z
    .string()
    .refine(isIssuer, '须为 https:// 开头的地址（本机可用 http）')
    .optional()
    .describe(
      '统一身份认证（渝快办，OpenID Connect）的颁发者地址；演示、测试模式不设则用内置的。生产模式必填',
    ),
  OIDC_CLIENT_ID: z.string().optional().describe('在统一身份认证登记的应用编号'),
  OIDC_CLIENT_SECRET: z.string().optional().describe('在统一身份认证登记的应用密钥'),
  ADMINISTRATOR_SUBJECT: z
    .string()
    .optional()
    .describe('首位平台管理员在统一身份认证中的用户标识（sub）；该用户登录后即为平台管理员'),
  SESSION_SECRET: z
    .string()
    .min(32, '至少 32 个字符')
    .optional()
    .describe('签名登录 Cookie 的密钥，至少 32 个字符，各 API 进程须相同；不设则每次启动随机生成'),
  SMTP_URL: z
    .string()
    .refine((url) => /^smtps?:\/\//.test(url) && URL.canParse(url), '须为 smtp:// 或 smtps:// 开头的地址')
    .optional()
    .describe('发送通知邮件的服务器，如 smtps://用户:密码@主机:465；不设则不发邮件'),
  MAIL_FROM: z.string().optional().describe('通知邮件的发件人，如 "职称办理平台 <noreply@example.gov.cn>"'),
  SMS_WEBHOOK_URL: z
    .string()
    .refine((url) => /^https?:\/\//.test(url) && URL.canParse(url), '须为 http(s):// 开头的地址')
    .optional()
    .describe('短信网关的地址，以 POST JSON（id、phone、text）推送；不设则不发短信'),
  SMS_WEBHOOK_SECRET: z
    .string()
    .optional()
    .describe('短信网关的签名密钥：请求头 x-signature-sha256 为正文的 HMAC-SHA256'),
  S3_BUCKET: z
    .string()
    .optional()
    .describe('上传的文件改存于 S3 兼容的对象存储：存储桶名称，须已建立；不设则存于数据目录'),
  S3_ENDPOINT: z
    .string()
    .refine((url) => /^https?:\/\//.test(url) && URL.canParse(url), '须为 http(s):// 开头的地址')
    .optional()
    .describe('对象存储的地址，如 https://obs.example.gov.cn；亚马逊的可不设'),
  S3_REGION: z.string().default('us-east-1').describe('对象存储的地区'),
  S3_ACCESS_KEY_ID: z.string().optional().describe('对象存储的访问密钥编号'),
  S3_SECRET_ACCESS_KEY: z
    .string()
    .optional()
    .describe('对象存储的访问密钥，一般由 S3_SECRET_ACCESS_KEY_FILE 给出'),
  S3_PATH_STYLE: z
    .enum(['true', 'false'], '须为 true 或 false')
    .default('false')
    .transform((value) => value === 'true')
    .describe('存储桶名称写在路径中而不是主机名中（true 或 false）；自建的对象存储一般为 true'),
  CERTIFICATE_SIGNING_KEY: z
    .string()
    .optional()
    .describe(
      '签发证书的 Ed25519 私钥（PKCS#8 PEM），一般由 CERTIFICATE_SIGNING_KEY_FILE 给出；不设则在数据目录自动生成。更换后，旧证书仍可用已公布的旧公钥验证。生产模式必填',
    ),
  CERTIFICATE_SEAL: z
    .string()
    .optional()
    .describe(
      '证书 PDF 数字签名用的 PKCS#12 文件（.p12、.pfx，RSA 密钥）的路径；不设则自动生成自签名的。生产模式必填',
    ),
  CERTIFICATE_SEAL_PASSWORD: z.string().optional().describe('该 PKCS#12 文件的密码'),
  DATA_ENCRYPTION_KEY: z
    .string()
    .refine(
      (text) => dataKeyFrom(text) !== undefined,
      '须为 32 字节的 base64，可由 openssl rand -base64 32 生成',
    )
    .transform((text) => Buffer.from(text, 'base64'))
    .optional()
    .describe(
      '加密数据库中证件号码和个人电话的密钥：32 字节的 base64（openssl rand -base64 32），一般由 DATA_ENCRYPTION_KEY_FILE 给出；各进程须相同，须另行妥善备份，丢失后无法恢复；不设则在数据目录自动生成。生产模式必填',
    ),
  DATA_ENCRYPTION_OLD_KEYS: z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim()))
    .refine((keys) => keys.every(dataKeyFrom), '须为以逗号分隔的 base64，各为 32 字节')
    .transform((keys) => keys.map((one) => Buffer.from(one, 'base64')))
    .optional()
    .describe(
      '更换加密密钥时，填写此前的密钥，以逗号分隔；先停止全部进程，下次启动时用新密钥重新加密，完成后即可去掉',
    ),
  MONITOR_KEPT_DAYS: z
    .string()
    .regex(/^\d{1,4}$/, '须为天数')
    .transform(Number)
    .pipe(z.int().min(1, '至少 1 天'))
    .default(180)
    .describe('已结束的流程实例在监控中保留的天数，之后只留每天的统计'),
  METRICS_TOKEN: z
    .string()
    .min(16, '至少 16 个字符')
    .optional()
    .describe('Prometheus 读取 /metrics 的令牌（Bearer），至少 16 个字符；不设则只有本机可以读取'),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      '须为 fatal、error、warn、info、debug、trace 或 silent',
    )
    .default('warn')
    .describe('日志级别'),
});

/** Without these production does not start; no default would be safe. */
export const productionNeeds = [
  'DATABASE_URL',
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'SESSION_SECRET',
  'CERTIFICATE_SIGNING_KEY',
  'CERTIFICATE_SEAL',
  'DATA_ENCRYPTION_KEY',
  'PUBLIC_URL',
] as const;

export const settingNames = Object.keys(settings.shape);

/** What @camunda8/sdk reads from the environment by itself when it signs in at a Zeebe of your own. */
export const engineSettings: Record<string, string> = {
  CAMUNDA_AUTH_STRATEGY: '登录 Zeebe 的方式：NONE（默认）、OAUTH、BASIC 或 BEARER',
  ZEEBE_CLIENT_ID: 'OAUTH：应用编号',
  ZEEBE_CLIENT_SECRET: 'OAUTH：应用密钥',
  CAMUNDA_OAUTH_URL: 'OAUTH：取得令牌的地址',
  ZEEBE_TOKEN_AUDIENCE: 'OAUTH：令牌的受众，默认 zeebe.camunda.io',
  CAMUNDA_TOKEN_SCOPE: 'OAUTH：令牌的范围（部分认证服务需要）',
  CAMUNDA_TOKEN_CACHE_DIR: 'OAUTH：令牌缓存目录，默认为用户目录下的 .camunda',
  CAMUNDA_BASIC_AUTH_USERNAME: 'BASIC：用户名',
  CAMUNDA_BASIC_AUTH_PASSWORD: 'BASIC：密码',
  CAMUNDA_OAUTH_TOKEN: 'BEARER：令牌',
  CAMUNDA_CUSTOM_ROOT_CERT_PATH: '自签证书时：根证书文件的路径',
};

/** The SDK knows no `NAME_FILE`: better refused than silently without effect. */
export const refusedEngineFiles = (
  environment: Record<string, string | undefined>,
): { name: string; reason: string }[] =>
  Object.keys(engineSettings)
    .map((name) => `${name}_FILE`)
    .filter((name) => environment[name])
    .map((name) => ({ name, reason: 'Zeebe 的认证设置不能来自文件，请直接设置环境变量' }));

/** What is wrong between settings that are each fine; `given` is as written. */
export function faultsBetween(given: Record<string, string>): { name: string; reason: string }[] {
  const pairs = [
    ['SMTP_URL', 'MAIL_FROM'],
    ['SMS_WEBHOOK_URL', 'SMS_WEBHOOK_SECRET'],
    ['S3_BUCKET', 'S3_ACCESS_KEY_ID'],
    ['S3_BUCKET', 'S3_SECRET_ACCESS_KEY'],
    ['S3_ENDPOINT', 'S3_BUCKET'],
    ['RECORD_STREAM_PORT', 'RECORD_STREAM_PASSWORD'],
  ] as const;
  const unpaired = pairs
    .filter(([one, other]) => given[one] && !given[other])
    .map(([one, other]) => ({ name: other, reason: `设置了 ${one} 时必填` }));
  if (unpaired.length > 0) return unpaired;
  if (given.MODE === 'production')
    return given.PUBLIC_URL?.startsWith('http:')
      ? [{ name: 'PUBLIC_URL', reason: '生产模式须为 https' }]
      : [];
  if (!given.OIDC_ISSUER) return [];
  return ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']
    .filter((name) => !given[name])
    .map((name) => ({ name, reason: '设置了 OIDC_ISSUER 时必填' }));
}

/** The 32 bytes of a key, or nothing where it is none. */
export function dataKeyFrom(text: string): Buffer | undefined {
  if (!/^[A-Za-z0-9+/]{43}=$/.test(text)) return undefined;
  return Buffer.from(text, 'base64');
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
}

function isIssuer(text: string): boolean {
  const url = URL.parse(text);
  if (url?.protocol === 'https:') return true;
  return url?.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
}
