import { walkXml } from './walk-xml.ts'

type Style = { basedOn: string | null; isHidden: boolean | null }

/** The ids of the styles whose words Word does not print, by themselves or by the style that they rest on. */
export function readHiddenStyles(xml: string | null): ReadonlySet<string> {
  const styles = new Map<string, Style>()
  if (!xml) return new Set()
  let style: Style | null = null
  walkXml(xml, {
    open: (name, { styleId, val }) => {
      if (name === 'style') styles.set(styleId ?? '', (style = { basedOn: null, isHidden: null }))
      else if (style && name === 'basedOn') style.basedOn = val ?? null
      else if (style && name === 'vanish') style.isHidden = isVanishOn(val)
    },
    close: (name) => {
      if (name === 'style') style = null
    },
  })
  return new Set([...styles.keys()].filter((id) => isHiddenStyle(styles, id)))
}

/** Follows the elements of a text and tells whether the words that stand there are hidden. */
export function followHiding(hiddenStyles: ReadonlySet<string>) {
  // Whether the style of each open paragraph hides it: one may stand in a box within another.
  const paragraphs: boolean[] = []
  let isHidden = false
  return {
    open: (name: string, { val }: Record<string, string>) => {
      if (name === 'p') paragraphs.push(false)
      else if (name === 'pStyle') paragraphs.splice(-1, 1, hiddenStyles.has(val ?? ''))
      else if (name === 'r') isHidden = paragraphs.at(-1) ?? false
      else if (name === 'rStyle') isHidden ||= hiddenStyles.has(val ?? '')
      else if (name === 'vanish') isHidden = isVanishOn(val)
    },
    close: (name: string) => {
      if (name === 'p') paragraphs.pop()
    },
    isHidden: () => isHidden,
  }
}

/** Whether `w:vanish` with this value hides words: without one it does. */
function isVanishOn(val: string | undefined): boolean {
  return !/^(?:0|false|off)$/.test(val ?? '')
}

/** A style that rests on itself, which no program writes, is none that hides. */
function isHiddenStyle(styles: ReadonlyMap<string, Style>, id: string): boolean {
  const seen = new Set<string>()
  for (let at: string | null = id; at !== null && !seen.has(at);) {
    seen.add(at)
    const style = styles.get(at)
    if (!style) return false
    if (style.isHidden !== null) return style.isHidden
    at = style.basedOn
  }
  return false
}
