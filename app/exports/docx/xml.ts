import type { Paragraph, Table, TableRow } from 'docx'

/** What the library makes of an element: its name with its attributes and children, or its words. */
type XmlValue = string | number | null | undefined | XmlElement | readonly XmlValue[]
type XmlElement = { readonly [name: string]: XmlValue }

/** Nothing that stands in a text asks for the file around it; pictures do, and are left to the library. */
const context = { file: {}, viewWrapper: {}, stack: [] } as unknown as Parameters<
  Paragraph['prepForXml']
>[0]

/**
 * A paragraph, table or row as the library would write it into its document, which takes all of them at once: so much
 * memory a document of thousands of quotes may not have.
 */
export function toXml(element: Paragraph | Table | TableRow): string {
  const prepared = element.prepForXml(context) as XmlElement | undefined
  return prepared ? writeElement(prepared) : ''
}

function writeElement(element: XmlElement): string {
  const [[name, value] = ['', null]] = Object.entries(element)
  // An element by itself holds its attributes, in a list they stand among what it holds.
  if (isElement(value)) return `<${name}${writeAttributes(value._attr)}/>`
  let [attributes, content] = ['', '']
  for (const part of Array.isArray(value) ? (value as readonly XmlValue[]) : [value])
    if (!isElement(part)) content += escapeXml(toWords(part))
    else if ('_attr' in part) attributes += writeAttributes(part._attr)
    else content += writeElement(part)
  return `<${name}${attributes}>${content}</${name}>`
}

function isElement(value: XmlValue): value is XmlElement {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const toWords = (value: XmlValue) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

function writeAttributes(attributes: XmlValue): string {
  return Object.entries(isElement(attributes) ? attributes : {})
    .map(([name, value]) => ` ${name}="${escapeXml(toWords(value))}"`)
    .join('')
}

export function escapeXml(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
}
