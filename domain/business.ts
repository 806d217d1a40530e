/** The two businesses that applicants can apply for, and evaluation (职称评审), which only approval documents name. */
export const businesses = ['initial', 'confirmation'] as const;
export type Business = (typeof businesses)[number];

/** The usual name beside the one the city also uses since August 2025 (`domain.md` reading 19). */
export const businessTitles: Record<Business, { usual: string; newer: string }> = {
  initial: { usual: '职称初定', newer: '考核确定' },
  confirmation: { usual: '职称确认', newer: '来渝确认' },
};

/** Levels that can be certified here (`domain.md` reading 13). */
export const levels = ['clerk', 'assistant', 'intermediate'] as const;
export type Level = (typeof levels)[number];

export const levelTitles: Record<Level, string> = {
  clerk: '员级',
  assistant: '助理级',
  intermediate: '中级',
};
