import { SaxesParser, type SaxesTagNS } from 'saxes'
import { v5 } from 'uuid'
import { writeCodeRows, type ListCode } from '#app/domain/lists/list-codes.ts'
import { clipWords, formatQuantity, joinWithAnd } from '#app/domain/text/words.ts'
import { UnreadableFile, type FormatReader } from '../document.ts'
import { decodeText } from '../text/encoding.ts'
import { createRowCounter, createTableContent } from './table-content.ts'

/** A codebook of more bytes, or codes that lie deeper in each other, are none that people wrote. */
const [mostBytes, deepest] = [10_000_000, 50]

/** All versions of the format have the same elements; programs write the version as 1.0, 1:0 and 0:4. */
const namespacePattern = /^(?:urn:QDA-XML:codebook:.*)?$/i

/**
 * A codebook as REFI-QDA has it (.qdc), as the sheet of a list of topics: one row for each code. A document type is
 * refused, because entities that unfold a thousandfold or name other files can only be declared there.
 */
export const readQdc: FormatReader = ({ bytes }) => {
  if (bytes.length > mostBytes)
    throw new UnreadableFile(
      'This codebook has more than 10 MB. Export its codes alone, or a part of them.',
    )
  const { codes, sets, colours } = readCodes(decodeText(bytes).text)
  if (!codes.length)
    throw new UnreadableFile('There are no codes in this codebook. Export it anew with its codes.')
  const count = createRowCounter()
  const rows = writeCodeRows(codes, makeCodeId).map((cells, index) => {
    count(cells.length)
    return { number: index + 1, cells: cells.map((text) => ({ text: text.normalize('NFC') })) }
  })
  const notes = describeLeftAside(sets, colours)
  return {
    ok: true,
    content: createTableContent([{ name: 'Codes', rows }], { notes }),
    attached: [],
  }
}

const uuidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The id of a code below a topic, which follows from the topic's. */
export function makeCodeId(topicId: string, of: string): string {
  return uuidPattern.test(topicId) ? v5(of, topicId) : `${topicId} ${of}`
}

/** What a codebook holds beside its codes and topics have no place for, so that nothing goes without a word. */
function describeLeftAside(sets: readonly string[], colours: number): string[] {
  const held = [
    ...(colours ? [`colours of ${formatQuantity(colours, 'code')}`] : []),
    ...(sets.length
      ? [
          `${formatQuantity(sets.length, 'set')} of codes (` +
            `${clipWords(sets.map((name) => `“${name}”`).join(', '), longestNames)})`,
        ]
      : []),
  ]
  return held.length
    ? [
        `The file holds ${joinWithAnd(held)}. Topics have no place for these, so they are not taken in.`,
      ]
    : []
}

/** So many signs of the names of sets are told. */
const longestNames = 300

function readCodes(xml: string): { codes: ListCode[]; sets: string[]; colours: number } {
  const roots: ListCode[] = []
  const sets: string[] = []
  let colours = 0
  const open: ListCode[] = []
  const path: string[] = []
  let description: string | null = null
  const parser = new SaxesParser({ xmlns: true })
  parser.on('doctype', () => {
    throw new UnreadableFile(
      'This file declares entities of its own, as files do that want to do harm, so it was not ' +
        'read. Export the codebook anew from the program it comes from.',
    )
  })
  parser.on('opentag', (tag) => {
    if (!path.length) checkRoot(tag)
    path.push(tag.local)
    if (path.length > deepest)
      throw new UnreadableFile(
        `The codes of this codebook lie more than ${deepest - 2} deep in each other. Export a flatter one.`,
      )
    if (tag.local === 'Code' && path[1] === 'Codes') {
      const code = makeCode(tag)
      colours += countColours(tag)
      ;(open.at(-1)?.codes ?? roots).push(code)
      open.push(code)
    }
    if (tag.local === 'Set' && path[1] === 'Sets')
      sets.push(tag.attributes.name?.value.trim() ?? '')
    if (tag.local === 'Description' && open.length && path.at(-2) === 'Code') description = ''
  })
  const addWords = (words: string) => {
    if (description !== null) description += words
  }
  parser.on('text', addWords)
  parser.on('cdata', addWords)
  parser.on('closetag', ({ local }) => {
    path.pop()
    if (local === 'Code' && path[1] === 'Codes') open.pop()
    if (local !== 'Description' || description === null) return
    open.at(-1)!.description = description
    description = null
  })
  parseXml(parser, xml)
  return { codes: roots, sets, colours }
}

const countColours = ({ attributes }: SaxesTagNS) => (attributes.color?.value.trim() ? 1 : 0)

function parseXml(parser: SaxesParser<{ xmlns: true }>, xml: string): void {
  try {
    parser.write(xml.replace(/^\uFEFF/, '')).close()
  } catch (error) {
    if (error instanceof UnreadableFile) throw error
    throw new UnreadableFile(
      'This is no codebook as XML, or it breaks off: export it anew as REFI-QDA codebook (.qdc) ' +
        'from the program it comes from.',
    )
  }
}

function checkRoot({ local, uri }: SaxesTagNS): void {
  if (local === 'Project')
    throw new UnreadableFile(
      'This is a whole project. Export its codebook alone (REFI-QDA codebook, .qdc).',
    )
  if (local !== 'CodeBook' || !namespacePattern.test(uri))
    throw new UnreadableFile(
      'This is XML, but no REFI-QDA codebook: such a file begins with CodeBook of urn:QDA-XML:codebook:1.0.',
    )
}

function makeCode({ attributes }: SaxesTagNS): ListCode {
  const readAttribute = (name: string) => attributes[name]?.value.trim() ?? ''
  return {
    guid: readAttribute('guid').replace(/[{}]/g, '').toLowerCase(),
    name: readAttribute('name'),
    codable: readAttribute('isCodable') !== 'false',
    description: '',
    codes: [],
  }
}
