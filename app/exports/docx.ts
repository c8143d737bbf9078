import {
  Bookmark,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
  type Table,
} from 'docx'
import type { Briefing } from '#app/domain/briefing/briefing.ts'
import { describeSource, type Source } from '#app/domain/briefing/sources.ts'
import { styledParagraph, phraseRuns, textRuns, plainParagraph, sourceAnchor } from './docx/runs.ts'
import { pageSize, documentStyles } from './docx/styles.ts'
import { anchorTable, evidenceTable, matrixTables } from './docx/tables.ts'
import { headingParagraph, topicSection, type TopicChart } from './docx/topic.ts'
import { printableLine } from './printable.ts'

/**
 * A briefing as a Word file (A4, real styles and headings, so that it can be navigated, restyled and read aloud).
 * A chart stands in the section of its topic. The day it was made is the briefing's, not the clock's.
 */
export async function briefingToDocx(
  briefing: Briefing,
  { charts = [] }: { charts?: readonly TopicChart[] } = {},
): Promise<Buffer> {
  const file = new Document({
    title: printableLine(briefing.title),
    styles: documentStyles,
    customProperties: [
      { name: 'As of', value: briefing.asOf },
      { name: 'Method version', value: String(briefing.methodVersion) },
    ],
    sections: [
      {
        properties: { page: a4Page },
        footers: { default: buildFooter(briefing) },
        children: buildBody(briefing, charts),
      },
    ],
  })
  return Packer.toBuffer(file, undefined, [
    { path: 'docProps/core.xml', data: writeCoreProperties(briefing) },
  ])
}

const { margin } = pageSize
const a4Page = {
  size: { width: pageSize.width, height: pageSize.height },
  margin: { top: margin, right: margin, bottom: margin, left: margin, header: 700, footer: 700 },
}

function buildBody(briefing: Briefing, charts: readonly TopicChart[]): (Paragraph | Table)[] {
  const { name, procedure } = briefing.dossier
  return [
    plainParagraph(
      'Kicker',
      `STANCE BRIEFING · as of ${briefing.asOfText} · period ${briefing.periodText}`,
    ),
    new Paragraph({
      heading: HeadingLevel.TITLE,
      children: textRuns(printableLine(briefing.title)),
    }),
    plainParagraph('Dossier', procedure ? `${name}, ${procedure}` : name),
    ...(briefing.empty ? [plainParagraph('Normal', briefing.empty)] : []),
    ...briefing.topics.map(({ name: topic, proposition }) =>
      plainParagraph('Proposition', `${topic}: “${proposition}”`),
    ),
    ...briefing.summary.map(({ sentence }) => styledParagraph('Normal', phraseRuns(sentence))),
    ...(briefing.matrix.topics.length && briefing.matrix.rows.length
      ? [
          headingParagraph(HeadingLevel.HEADING_1, 'Where they stand'),
          ...matrixTables(briefing).flatMap(separateTable),
        ]
      : []),
    ...(briefing.milestones.length
      ? [
          plainParagraph(
            'Note',
            `In this period: ${briefing.milestones.map(({ when, name: event }) => `${when}, ${event}`).join('; ')}.`,
          ),
        ]
      : []),
    ...briefing.topics.flatMap((topic) => topicSection(topic, charts)),
    ...buildBackMatter(briefing),
  ]
}

function buildBackMatter(briefing: Briefing): (Paragraph | Table)[] {
  return [
    ...(briefing.sources.length
      ? [
          headingParagraph(HeadingLevel.HEADING_1, 'Sources'),
          ...briefing.sources.map(sourceParagraph),
        ]
      : []),
    ...(briefing.sources.length
      ? [
          headingParagraph(HeadingLevel.HEADING_1, 'What the numbers are made of'),
          evidenceTable(briefing),
        ]
      : []),
    ...(briefing.topics.length
      ? [headingParagraph(HeadingLevel.HEADING_1, 'What the levels mean')]
      : []),
    ...briefing.topics.flatMap((topic) => [
      headingParagraph(HeadingLevel.HEADING_3, topic.name),
      anchorTable(topic),
    ]),
    headingParagraph(HeadingLevel.HEADING_1, 'How this was made'),
    ...briefing.notes.map((note) => plainParagraph('Note', note)),
    plainParagraph(
      'Note',
      `Made on ${briefing.madeOnText} with Stanceline, method version ${briefing.methodVersion}.`,
    ),
  ]
}

/** A table with the paragraph that Word needs after it, lest two tables grow together. */
function separateTable(table: Table): (Paragraph | Table)[] {
  return [table, new Paragraph({ spacing: { after: 60 }, children: [] })]
}

function sourceParagraph(source: Source): Paragraph {
  const { lead, title, rest } = describeSource(source)
  const number = new Bookmark({
    id: sourceAnchor(source.number),
    children: [new TextRun({ text: `${source.number}.` })],
  })
  return styledParagraph('Source', [
    number,
    new TextRun({ text: '\t' }),
    ...textRuns(printableLine(`${lead}: “${title}”. ${rest}.`)),
  ])
}

function buildFooter(briefing: Briefing): Footer {
  const left = textRuns(
    `Stanceline briefing as of ${briefing.asOfText}, method version ${briefing.methodVersion}`,
  )
  const right = new TextRun({
    children: ['\tPage ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
  })
  return new Footer({
    children: [
      new Paragraph({
        style: 'Kicker',
        tabStops: [{ type: TabStopType.RIGHT, position: pageSize.text }],
        children: [...left, right],
      }),
    ],
  })
}

/** Title, subject, language and day. The library writes the clock's time here and knows no language. */
function writeCoreProperties(briefing: Briefing): string {
  const stamp = `${briefing.madeOn}T00:00:00Z`
  const properties = {
    'dc:title': briefing.title,
    'dc:subject': briefing.dossier.name,
    'dc:creator': 'Stanceline',
    'dc:description': `As of ${briefing.asOf}, method version ${briefing.methodVersion}`,
    'dc:language': 'en-GB',
  }
  const fields = Object.entries(properties).map(
    ([name, words]) => `<${name}>${escapeXml(printableLine(words))}</${name}>`,
  )
  const times = ['created', 'modified'].map(
    (name) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${stamp}</dcterms:${name}>`,
  )
  const spaces =
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
  const children = [...fields, ...times].join('')
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    `<cp:coreProperties ${spaces}>${children}</cp:coreProperties>`
  )
}

function escapeXml(words: string): string {
  return words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
