/** 申报职称 in one line, as far as it is filled in: `工程技术 · 建筑工程 · 助理级`. */
export const titleText = (
  title: { series: string; profession: string; levelTitle: string } | null | undefined,
): string => (title ? [title.series, title.profession, title.levelTitle].filter(Boolean).join(' · ') : '');
