import type { Business } from '../business.ts';
import { businessTitles } from '../business.ts';

/** A text that people read and the platform's administrator words: its title, its first wording, and its limit. */
type TextRow = { title: string; first: string; most: number };

const initialNotes = `一、职称初定适用于全日制院校毕业、见习期满考核合格，首次取得职称的专业技术人员。
二、请先在个人中心完善基本信息，并备好学历学位证书、见习期工作小结等材料。
三、请按照属地原则和干部人事管理权限选择受理单位，阅读其申报须知和附件要求。
四、申报书提交后由用人单位审核并公示不少于五个工作日，再逐级报送受理单位。
五、申报内容须真实、准确、完整；弄虚作假的，撤销职称并记入诚信档案三年。`;
const confirmationNotes = `一、职称确认适用于已在其他地区、单位取得职称，到现单位后须确认的专业技术人员。
二、请先在个人中心完善基本信息，并备好现有职称证书及到现单位后的专业技术工作情况。
三、请按照属地原则和干部人事管理权限选择受理单位，阅读其申报须知和附件要求。
四、自主择业的军队转业干部，原职称继续有效，无须申请确认。
五、申报内容须真实、准确、完整；弄虚作假的，撤销职称并记入诚信档案三年。`;

/** `domain.md` reading 19: the usual name, and the newer one beside it, are texts too. R-10. */
export const texts = {
  initial_name: { title: '职称初定的名称', first: businessTitles.initial.usual, most: 20 },
  initial_newer_name: { title: '职称初定的新名称', first: businessTitles.initial.newer, most: 20 },
  initial_notes: { title: '职称初定的注意说明', first: initialNotes, most: 10_000 },
  confirmation_name: { title: '职称确认的名称', first: businessTitles.confirmation.usual, most: 20 },
  confirmation_newer_name: { title: '职称确认的新名称', first: businessTitles.confirmation.newer, most: 20 },
  confirmation_notes: { title: '职称确认的注意说明', first: confirmationNotes, most: 10_000 },
} as const satisfies Record<string, TextRow>;

export type TextKey = keyof typeof texts;
export const textKeys = Object.keys(texts) as TextKey[];

/** The texts of a business's home page. */
export const textsOf = (business: Business): { name: TextKey; newerName: TextKey; notes: TextKey } => ({
  name: `${business}_name`,
  newerName: `${business}_newer_name`,
  notes: `${business}_notes`,
});
