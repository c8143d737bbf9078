import { walkXml } from './walk-xml.ts'

type ListLevel = { before: string; after: string; start: number; bullet: boolean }

/** What stands before the first paragraph of each item of a list; told when lists and items open and close. */
export function createListLabels(xml: string) {
  const styles = readListStyles(xml)
  const open: { style: string; count: number }[] = []
  let waiting = false
  return {
    open: (style: string | undefined) =>
      open.push({ style: style ?? open.at(-1)?.style ?? '', count: 0 }),
    close: () => open.pop(),
    item: () => {
      const list = open.at(-1)
      if (list) list.count += 1
      waiting = list !== undefined
    },
    paragraph: (): string => {
      const list = open.at(-1)
      if (!waiting || !list) return ''
      waiting = false
      const level = styles.get(list.style)?.get(open.length)
      if (!level) return ''
      return level.bullet ? '• ' : `${level.before}${level.start + list.count - 1}${level.after} `
    },
  }
}

function readListStyles(xml: string): Map<string, Map<number, ListLevel>> {
  const styles = new Map<string, Map<number, ListLevel>>()
  let current: Map<number, ListLevel> | null = null
  walkXml(xml, {
    open: (name, attributes) => {
      if (name === 'list-style')
        styles.set(attributes.name ?? '', (current = new Map<number, ListLevel>()))
      const bullet = name === 'list-level-style-bullet'
      if (!current || (!bullet && name !== 'list-level-style-number')) return
      if (!bullet && !attributes['num-format']) return
      current.set(Number(attributes.level), {
        before: attributes['num-prefix'] ?? '',
        after: attributes['num-suffix'] ?? '',
        start: Number(attributes['start-value'] ?? 1) || 1,
        bullet,
      })
    },
    close: (name) => {
      if (name === 'list-style') current = null
    },
  })
  return styles
}
