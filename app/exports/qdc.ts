import { makeTopicCode, type CodeIds, type ListCode } from '#app/domain/lists/list-codes.ts'
import {
  toTopicCells,
  type ListPassages,
  type ListTopic,
} from '#app/domain/lists/list-topic-cells.ts'
import { removeUnprintable } from '#app/domain/text/printable.ts'

/** Topics as a REFI-QDA codebook (.qdc, version 1.0): each a code that holds one for each level and absence. */
export function writeQdc(
  topics: readonly ListTopic[],
  passages: ListPassages,
  idOf: CodeIds,
): string {
  const codes = topics.map((topic) => makeTopicCode(toTopicCells(topic, passages), idOf))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Stanceline">',
    '  <Codes>',
    ...codes.flatMap((code) => writeCode(code, '    ')),
    '  </Codes>',
    '</CodeBook>',
    '',
  ].join('\n')
}

function writeCode(
  { guid, name, codable, description, codes }: ListCode,
  indent: string,
): string[] {
  const attributes = { guid: guid.toUpperCase(), name, isCodable: String(codable) }
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escapeWords(value)}"`,
  )
  return [
    `${indent}<Code${written.join('')}>`,
    ...(description ? [`${indent}  <Description>${escapeWords(description)}</Description>`] : []),
    ...codes.flatMap((code) => writeCode(code, `${indent}  `)),
    `${indent}</Code>`,
  ]
}

/** Tabs and carriage returns are written so that no program takes them for spaces; line ends within attributes too. */
function escapeWords(words: string): string {
  return removeUnprintable(words)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\t\r]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
