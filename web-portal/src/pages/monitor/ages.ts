/** How long something has lain, as one would say it: 不到 1 小时, 5 小时, 12 天. */
export function ageOf(since: string | null, now = Date.now()): string {
  if (since === null) return '未知';
  const hours = Math.floor((now - new Date(since).getTime()) / 3_600_000);
  if (hours < 1) return '不到 1 小时';
  return hours < 48 ? `${hours} 小时` : `${Math.floor(hours / 24)} 天`;
}
