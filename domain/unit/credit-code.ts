/** Letters that could be taken for digits, and Z, are not among them (GB 32100-2015). */
const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const shape = /^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/;
const modulus = characters.length;

/**
 * Reads a unified social credit code (统一社会信用代码, GB 32100-2015): spaces around it and small letters are forgiven.
 * Where it is not one, the fault in Chinese. R-30.
 */
export function parseCreditCode(text: string): { ok: true; code: string } | { ok: false; fault: string } {
  const code = text.trim().toUpperCase();
  if (!shape.test(code))
    return { ok: false, fault: '统一社会信用代码应为18位数字或大写字母，不含 I、O、S、V、Z' };
  if (code[17] !== checkCharacter(code))
    return { ok: false, fault: '统一社会信用代码校验位不符，请核对是否输错' };
  return { ok: true, code };
}

/** The character that must stand last: weights are powers of three modulo 31. */
function checkCharacter(code: string): string | undefined {
  let [sum, weight] = [0, 1];
  for (const character of code.slice(0, 17)) {
    sum += weight * characters.indexOf(character);
    weight = (weight * 3) % modulus;
  }
  return characters[(modulus - (sum % modulus)) % modulus];
}
