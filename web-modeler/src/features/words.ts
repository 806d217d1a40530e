/** What the community's Chinese words lack, and what we call otherwise. */
export const words: Record<string, string> = {
  'Token Simulation': '模拟流转',
  'Reset Simulation': '重新开始模拟',
  'Play Simulation': '开始模拟',
  'Pause Simulation': '暂停模拟',
  'Play/Pause Simulation': '开始或暂停模拟',
  'Toggle Simulation Log': '显示或隐藏模拟记录',
  'Simulation Log': '模拟记录',
  'No Entries': '暂无记录',
  'Trigger Event': '触发',
  'Set Sequence Flow': '改走另一分支',
  'Add pause point': '在此停留',
  'Remove pause point': '不再停留',
  'Found unsupported elements': '含有不能模拟的元素',
  'Not supported': '不能模拟',
};
