import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { pictureRules } from './picture-style.ts'

type Rule = { tag: string | null; classes: string[]; values: [name: string, value: string][] }

/**
 * A picture as a file of its own: what its rules say of each mark stands at the mark itself. Many programs that open
 * pictures, word processors among them, read no rule for marks of two names, or no rules at all.
 */
export function renderPicture(picture: ReactElement): string {
  return renderToStaticMarkup(picture).replace(
    /<([a-z]+)((?: [\w:-]+="[^"]*")*)(\/?)>/gi,
    (_, tag: string, attributes: string, end: string) => `<${tag}${style(tag, attributes)}${end}>`,
  )
}

function style(tag: string, attributes: string): string {
  const names = / class="([^"]*)"/.exec(attributes)?.[1]?.split(' ') ?? []
  const values = findValues(tag, names)
  if (!values.size) return attributes
  const others = attributes.replace(/ ([\w:-]+)="[^"]*"/g, (whole, name: string) =>
    values.has(name) ? '' : whole,
  )
  return others + [...values].map(([name, value]) => ` ${name}="${value}"`).join('')
}

const found = new Map<string, ReadonlyMap<string, string>>()

function findValues(tag: string, names: readonly string[]): ReadonlyMap<string, string> {
  const key = [tag, ...names].join(' ')
  const known = found.get(key)
  if (known) return known
  const values = new Map(
    rules
      .filter((rule) => rule.tag === null || rule.tag === tag)
      .filter(({ classes }) => classes.every((name) => names.includes(name)))
      .flatMap((rule) => rule.values),
  )
  found.set(key, values)
  return values
}

/** The weakest first: of two that fit, the one of more names holds, or else the later one. */
const rules: Rule[] = pictureRules
  .flatMap((rule) => {
    const [, selectors, declarations] = /^([^{]+)\{([^}]*)\}$/.exec(rule)!
    return selectors!.split(',').map((selector) => {
      const [tag, ...classes] = selector.split('.')
      return { tag: tag || null, classes, values: declarations!.split(';').map(readValue) }
    })
  })
  .sort((a, b) => a.classes.length - b.classes.length)

function readValue(declaration: string): [string, string] {
  const [name, value] = declaration.split(':') as [string, string]
  return [name, value.replace(/^([\d.]+)px$/, '$1').replaceAll('"', "'")]
}
