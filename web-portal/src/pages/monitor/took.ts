/** How long something took, as one would say it: 38 秒, 12 分钟, 5 小时, 3.2 天. */
export function tookText(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} 秒`;
  if (seconds < 3600) return `${Math.round(seconds / 60)} 分钟`;
  if (seconds < 86_400) return `${Math.round(seconds / 3600)} 小时`;
  return `${(seconds / 86_400).toFixed(1).replace('.0', '')} 天`;
}
