/** What the sentences of a fault need: a port, a folder, a log file, a reason. */
type Details = Record<string, string>;
type FaultRow = { message: (details: Details) => string; remedy: (details: Details) => string };

/** Everything that can keep the platform from starting: what is wrong, and what to do about it. */
const startupFaults = {
  PORT_IN_USE: {
    message: (d) => `端口 ${d.port ?? ''} 已被其他程序占用`,
    remedy: (d) => `请停止占用该端口的程序，或换一个端口，例如：${d.name ?? 'PORT'}=3100 npm start`,
  },
  JAVA_MISSING: {
    message: () => '没有找到 Java，流程引擎需要 Java 21 或更高版本',
    remedy: () => '请安装 Java 21 或更高版本（例如 Eclipse Temurin 21），并设置 JAVA_HOME 或加入 PATH',
  },
  JAVA_TOO_OLD: {
    message: (d) => `Java 版本过低（找到 ${d.found ?? ''}），流程引擎需要 Java 21 或更高版本`,
    remedy: () => '请安装 Java 21 或更高版本，并用 JAVA_HOME 指向它',
  },
  MAVEN_MISSING: {
    message: () => '没有找到 Maven（mvn），首次启动需要用它下载流程引擎',
    remedy: () => '请安装 Maven 并加入 PATH；或用 ZEEBE_GRPC_ADDRESS 指向已有的 Zeebe',
  },
  ENGINE_DOWNLOAD_FAILED: {
    message: (d) => `流程引擎下载失败：${d.why ?? ''}`,
    remedy: () => '请检查网络和 Maven 设置后重新执行 npm start；已下载的部分不会被误用',
  },
  ENGINE_CHECKSUM_WRONG: {
    message: (d) => `下载的流程引擎校验不符（SHA-256 为 ${d.found ?? ''}），已删除`,
    remedy: () => '请重新执行 npm start 再次下载；仍不符时请检查 Maven 镜像是否可信',
  },
  DISK_FULL: {
    message: (d) => `磁盘空间不足：${d.folder ?? ''}`,
    remedy: () => '请清理磁盘（至少留出 1 GB），或用 DATA_DIR、CACHE_DIR 换到其他磁盘',
  },
  DATA_DIR_UNUSABLE: {
    message: (d) => `数据目录不可用：${d.folder ?? ''}（${d.why ?? ''}）`,
    remedy: () => '请检查目录权限，或用 DATA_DIR 指定另一个目录',
  },
  DATABASE_DATA_BROKEN: {
    message: (d) => `数据库目录不完整：${d.folder ?? ''}`,
    remedy: () => '请从备份恢复该目录；确认不再需要其中数据时，删除整个数据目录后重新启动',
  },
  DATABASE_START_FAILED: {
    message: (d) => `数据库未能启动：${d.why ?? ''}`,
    remedy: (d) => `请查看日志 ${d.log ?? ''}；或用 DATABASE_URL 指向已有的 PostgreSQL`,
  },
  DATABASE_UNREACHABLE: {
    message: (d) => `无法连接数据库：${d.why ?? ''}`,
    remedy: () => '请检查 DATABASE_URL，并确认该 PostgreSQL 正在运行',
  },
  ENGINE_START_FAILED: {
    message: (d) => `流程引擎未能启动：${d.why ?? ''}`,
    remedy: (d) => `请查看日志 ${d.log ?? ''}；或用 ZEEBE_GRPC_ADDRESS 指向已有的 Zeebe`,
  },
  ENGINE_DATA_BROKEN: {
    message: (d) => `流程引擎的数据不完整：${d.folder ?? ''}`,
    remedy: () => '请从备份恢复整个数据目录；确认不再需要其中数据时，删除整个数据目录后重新启动',
  },
  ENGINE_UNREACHABLE: {
    message: (d) => `无法连接流程引擎 ${d.address ?? ''}`,
    remedy: () => '请检查 ZEEBE_GRPC_ADDRESS 和认证设置，并确认 Zeebe 正在运行',
  },
  ALREADY_RUNNING: {
    message: (d) => `该数据目录已有平台在运行（进程 ${d.pid ?? ''}）`,
    remedy: () => '请先停止它，或用 DATA_DIR 和 PORT 另起一套',
  },
  OWN_GROUND_NEEDED: {
    message: () => 'API 与任务处理分开启动时，须使用独立的数据库和流程引擎',
    remedy: () => '请设置 DATABASE_URL 和 ZEEBE_GRPC_ADDRESS；只在一台机器上运行时，用 npm start 即可',
  },
  SIGNING_KEY_UNUSABLE: {
    message: (d) => `证书的签名密钥不可用：${d.setting ?? ''}`,
    remedy: () =>
      'CERTIFICATE_SIGNING_KEY 须为 Ed25519 私钥（PKCS#8 PEM）；CERTIFICATE_SEAL 须为可读取的 PKCS#12 文件（RSA 密钥），密码见 CERTIFICATE_SEAL_PASSWORD',
  },
  PORTAL_NOT_BUILT: {
    message: (d) => `网页未能生成：${d.why ?? ''}`,
    remedy: () => '请执行 npm ci 后重新启动；仍然失败的，请检查 web-portal 目录中的改动',
  },
  DATA_KEY_UNUSABLE: {
    message: (d) => `数据加密密钥不可用：${d.file ?? ''}`,
    remedy: () => '请从备份恢复该文件；它须为 32 字节的 base64，丢失后已加密的证件号码和电话无法恢复',
  },
  DATA_KEY_UNKNOWN: {
    message: () => '数据库中的证件号码和电话是用另一把密钥加密的',
    remedy: () =>
      '请将 DATA_ENCRYPTION_KEY 设为原来的密钥（未设置过时，为数据目录中 keys/data-encryption.key 的内容）；更换密钥时，请将原来的密钥填入 DATA_ENCRYPTION_OLD_KEYS',
  },
  CONFIG_INVALID: {
    message: (d) => `设置有误：${d.settings ?? ''}`,
    remedy: () => '请对照 .env.example 修改后重新启动',
  },
  PRODUCTION_SETTING_MISSING: {
    message: (d) => `生产模式缺少设置：${d.settings ?? ''}`,
    remedy: () => '请设置后重新启动；仅作演示时不要设置 MODE=production',
  },
} as const satisfies Record<string, FaultRow>;

export type StartupFaultCode = keyof typeof startupFaults;

/** The platform cannot start: shown as its two sentences, never as a stack trace. */
export class StartupFault extends Error {
  readonly code: StartupFaultCode;
  /** What to do about it, in Chinese. */
  readonly remedy: string;
  override readonly name = 'StartupFault';
  constructor(code: StartupFaultCode, details: Details) {
    super(startupFaults[code].message(details));
    this.code = code;
    this.remedy = startupFaults[code].remedy(details);
  }
}

/** The fault of this code; `details` fill its sentences (port, folder, why, log …). */
export const startupFault = (code: StartupFaultCode, details: Details = {}): StartupFault =>
  new StartupFault(code, details);
