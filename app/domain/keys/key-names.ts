/** What a browser tells of a key that is pressed. */
export type PressedKey = {
  key: string
  code: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
  getModifierState?: (name: 'AltGraph') => boolean
}

/**
 * A pressed key as the table of keys writes it: `Q`, `Shift+ArrowDown`, `Ctrl+Z`, `?`. Letters are those that the
 * keyboard prints; where it prints none of the Latin alphabet, and for digits, the place on the keyboard says it.
 */
export function nameKey(pressed: PressedKey): string {
  if (isThirdLevel(pressed)) return pressed.key
  const sign = readSign(pressed)
  const isShiftNamed = sign.length > 1 || /^[A-Z]$/.test(sign)
  return [
    (pressed.ctrlKey || pressed.metaKey) && 'Ctrl',
    pressed.altKey && 'Alt',
    pressed.shiftKey && isShiftNamed && 'Shift',
    sign,
  ]
    .filter(Boolean)
    .join('+')
}

/**
 * Whether a sign is printed by AltGr, which Windows tells as Ctrl and Alt, or by Option on a Mac: `[` stands on the
 * digits of many keyboards.
 */
function isThirdLevel(pressed: PressedKey): boolean {
  if (!/^[!-/:-@[-`{-~]$/.test(pressed.key)) return false
  const isAltGraph = pressed.getModifierState?.('AltGraph') ?? false
  return isAltGraph || (pressed.altKey && /^(?:Digit|Key)/.test(pressed.code))
}

function readSign({ key, code, shiftKey }: PressedKey): string {
  if (/^[a-z]$/i.test(key)) return key.toUpperCase()
  if (key === ' ') return 'Space'
  const isLetterOfAnotherScript = /^\p{L}$/u.test(key) && !/^\p{Script=Latin}$/u.test(key)
  if (isLetterOfAnotherScript && /^Key[A-Z]$/.test(code)) return code.slice(3)
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1]
  return digit && !shiftKey && [...key].length === 1 ? digit : key
}

const labels: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
}

/** A key as it is printed on buttons: `Shift ↓`, `Ctrl Z`. */
export function formatKey(key: string): string {
  return key
    .split(/\+(?=.)/)
    .map((part) => labels[part] ?? part)
    .join(' ')
}

/** A key as `aria-keyshortcuts` has it. */
export function toKeyShortcut(key: string): string {
  if (key === '+') return 'Plus'
  return key.startsWith('Ctrl+')
    ? `${key.replace('Ctrl', 'Control')} ${key.replace('Ctrl', 'Meta')}`
    : key
}
