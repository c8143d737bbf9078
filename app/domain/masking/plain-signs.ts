/** The zeros of scripts whose digits people mix with ours in telephone numbers; nine more follow each (Unicode, Nd). */
const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6]

const otherSign =
  /[\u00AD\u200B-\u200D\u2060\u3000\u3002\uFEFF\uFF01-\uFF5E\uFF61\u0660-\u0669\u06F0-\u06F9\u0966-\u096F\u09E6-\u09EF]/g

/**
 * The text with digits and signs as telephones have them, each at its place: of full width, of another script, or what
 * is not seen, such as a soft hyphen, which hides an address from whoever looks for it letter by letter.
 */
export function toPlainSigns(text: string): string {
  return text.replace(otherSign, toPlainSign)
}

function toPlainSign(sign: string): string {
  const code = sign.charCodeAt(0)
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0)
  if (code === 0x3000) return ' '
  if (code === 0x3002 || code === 0xff61) return '.'
  const zero = zeros.find((first) => code >= first && code < first + 10)
  return zero === undefined ? '-' : String(code - zero)
}
