import { SaxesParser } from 'saxes'
import { UnreadableFile } from '../document.ts'

/** Names come without their prefix: `p` for `w:p` and `text:p`; attributes by their local names too. */
type XmlEvents = {
  open?: (name: string, attributes: Record<string, string>) => void
  text?: (words: string) => void
  close?: (name: string) => void
}

/**
 * Walks an XML file without building a tree. A document type is refused as a whole: office files have none, and
 * entities that unfold a thousandfold or name other files can only be declared there.
 */
export function walkXml(xml: string, on: XmlEvents): void {
  const parser = new SaxesParser()
  parser.on('doctype', () => {
    throw new UnreadableFile(
      'This file declares entities of its own, as files do that want to do harm, so it was not ' +
        'read. Open it in the program it comes from and save it anew.',
    )
  })
  parser.on('opentag', ({ name, attributes }) =>
    on.open?.(
      stripPrefix(name),
      Object.fromEntries(
        Object.entries(attributes as Record<string, string>).map(([key, value]) => [
          stripPrefix(key),
          value,
        ]),
      ),
    ),
  )
  parser.on('text', (words) => on.text?.(words))
  parser.on('cdata', (words) => on.text?.(words))
  parser.on('closetag', ({ name }) => on.close?.(stripPrefix(name)))
  try {
    parser.write(xml.replace(/^\uFEFF/, '')).close()
  } catch (error) {
    if (error instanceof UnreadableFile) throw error
    throw new UnreadableFile(
      'This file is damaged: its inner XML breaks off or is not well formed. Open it in the ' +
        'program it comes from, repair it and save it anew.',
    )
  }
}

const stripPrefix = (name: string) => name.slice(name.indexOf(':') + 1)
