import { format } from 'prettier';
import type { Role, Shot } from './shots.ts';

const headings: Record<Role, { title: string; about: string }> = {
  everyone: { title: '不登录即可使用', about: '首页、登录和证书核验，任何人都可以打开。' },
  applicant: {
    title: '申报人',
    about: '选择受理单位、阅读须知、填写申报书、提交、跟踪办理、下载证书。手机上同样可用。',
  },
  unit: {
    title: '用人单位和主管部门',
    about: '签收、审核、公示、报送，以及本单位的信息、经办人、权限和离岗。',
  },
  accepting: { title: '受理单位', about: '除审核外，设置申报、发布核准文件，按批次发放和撤销证书。' },
  administrator: {
    title: '平台管理',
    about: '单位、账号、工作日历、文本、规则、申报限制、流程监控和操作日志。',
  },
  analyst: { title: '流程分析员', about: '查看、修改、试运行和发布流程图，迁移在办的申报书。' },
};

/** `docs/portal.md`: the pictures by role. */
export async function documentOf(shots: readonly Shot[], source: string): Promise<string> {
  const roles = Object.keys(headings) as Role[];
  const sections = roles.map((role) => {
    const { title, about } = headings[role];
    const pictures = shots.filter((shot) => shot.role === role).map(figure);
    return [`## ${title}`, about, ...pictures].join('\n\n');
  });
  const head = [
    '# 办理平台的网页',
    `各页面在电脑（1280×800）和手机（390×844）上的样子，取自演示城市，人物和单位均为虚构。图片由 \`npm run screenshots\` 生成（\`${source}\`），页面修改后请重新生成。`,
  ];
  return format([...head, ...sections].join('\n\n'), { parser: 'markdown', printWidth: 110 });
}

const figure = ({ name, title }: Shot): string =>
  [
    `### ${title}`,
    `<img src="pictures/portal/${name}-desktop.webp" width="680" alt="${title}，电脑" /> <img src="pictures/portal/${name}-phone.webp" width="208" alt="${title}，手机" />`,
  ].join('\n\n');
