/** Lines of `name = value`, the value as JSON; what is no JSON is taken for a text. */
export function readVariables(text: string): { read: Record<string, unknown> } | { fault: string } {
  const read: Record<string, unknown> = {};
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const [, name, value] = /^\s*([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (name === undefined || value === undefined || value === '')
      return { fault: `“${line.trim()}”应写作：变量名 = 值` };
    read[name] = valueOf(value);
  }
  return Object.keys(read).length > 0 ? { read } : { fault: '请填写要修改的变量，每行一个' };
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
