import type { readRecognitionSetting } from '../../../../domain/api/recognition.ts';
import type { CallAnswer } from '../../api/client.ts';

export type Setting = CallAnswer<typeof readRecognitionSetting>;
/** `key` tells demands apart on the page while they are moved; a new one has no id before it is saved. */
export type DemandRow = Setting['demands'][number] & { key: number };
export type SettingDraft = Omit<Setting, 'demands'> & { demands: DemandRow[] };

export const draftOf = (setting: Setting): SettingDraft => ({
  ...setting,
  demands: setting.demands.map((demand, key) => ({ ...demand, key })),
});

export const bodyOf = ({ demands, ...setting }: SettingDraft) => ({
  ...setting,
  demands: demands.map(({ id, name, note, required }) => ({ id, name, note, required })),
});
