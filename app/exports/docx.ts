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
import { paragraph, phraseRuns, runs, says, sourceAnchor } from './docx/runs.ts'
import { page, styles } from './docx/styles.ts'
import { anchorTable, evidenceTable, matrices } from './docx/tables.ts'
import { heading, topicSection, type Chart } from './docx/topic.ts'
import { oneLine } from './printable.ts'

/**
 * A briefing as a Word file (A4, real styles and headings, so that it can be navigated, restyled and read aloud).
 * A chart stands in the section of its topic. The day it was made is the briefing's, not the clock's.
 */
export async function toDocx(
  made: Briefing,
  { charts = [] }: { charts?: readonly Chart[] } = {},
): Promise<Buffer> {
  const file = new Document({
    title: oneLine(made.title),
    styles,
    customProperties: [
      { name: 'As of', value: made.asOf },
      { name: 'Method version', value: String(made.methodVersion) },
    ],
    sections: [
      {
        properties: { page: a4 },
        footers: { default: footer(made) },
        children: body(made, charts),
      },
    ],
  })
  return Packer.toBuffer(file, undefined, [
    { path: 'docProps/core.xml', data: coreProperties(made) },
  ])
}

const { margin } = page
const a4 = {
  size: { width: page.width, height: page.height },
  margin: { top: margin, right: margin, bottom: margin, left: margin, header: 700, footer: 700 },
}

function body(made: Briefing, charts: readonly Chart[]): (Paragraph | Table)[] {
  const { name, procedure } = made.dossier
  return [
    says('Kicker', `STANCE BRIEFING · as of ${made.asOfText} · period ${made.periodText}`),
    new Paragraph({ heading: HeadingLevel.TITLE, children: runs(oneLine(made.title)) }),
    says('Dossier', procedure ? `${name}, ${procedure}` : name),
    ...(made.empty ? [says('Normal', made.empty)] : []),
    ...made.summary.map(({ sentence }) => paragraph('Normal', phraseRuns(sentence))),
    ...(made.matrix.topics.length && made.matrix.rows.length
      ? [heading(HeadingLevel.HEADING_1, 'Where they stand'), ...matrices(made).flatMap(apart)]
      : []),
    ...(made.milestones.length
      ? [
          says(
            'Note',
            `In this period: ${made.milestones.map(({ when, name: event }) => `${when}, ${event}`).join('; ')}.`,
          ),
        ]
      : []),
    ...made.topics.flatMap((topic) => topicSection(topic, charts)),
    ...back(made),
  ]
}

function back(made: Briefing): (Paragraph | Table)[] {
  return [
    ...(made.sources.length
      ? [heading(HeadingLevel.HEADING_1, 'Sources'), ...made.sources.map(sourceParagraph)]
      : []),
    ...(made.sources.length
      ? [heading(HeadingLevel.HEADING_1, 'What the numbers are made of'), evidenceTable(made)]
      : []),
    ...(made.topics.length ? [heading(HeadingLevel.HEADING_1, 'What the levels mean')] : []),
    ...made.topics.flatMap((topic) => [
      heading(HeadingLevel.HEADING_3, topic.name),
      anchorTable(topic),
    ]),
    heading(HeadingLevel.HEADING_1, 'How this was made'),
    ...made.notes.map((note) => says('Note', note)),
    says(
      'Note',
      `Made on ${made.madeOnText} with Stanceline, method version ${made.methodVersion}.`,
    ),
  ]
}

/** A table with the paragraph that Word needs after it, lest two tables grow together. */
function apart(table: Table): (Paragraph | Table)[] {
  return [table, new Paragraph({ spacing: { after: 60 }, children: [] })]
}

function sourceParagraph(source: Source): Paragraph {
  const { lead, title, rest } = describeSource(source)
  const number = new Bookmark({
    id: sourceAnchor(source.number),
    children: [new TextRun({ text: `${source.number}.` })],
  })
  return paragraph('Source', [
    number,
    new TextRun({ text: '\t' }),
    ...runs(oneLine(`${lead}: “${title}”. ${rest}.`)),
  ])
}

function footer(made: Briefing): Footer {
  const left = runs(
    `Stanceline briefing as of ${made.asOfText}, method version ${made.methodVersion}`,
  )
  const right = new TextRun({
    children: ['\tPage ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
  })
  return new Footer({
    children: [
      new Paragraph({
        style: 'Kicker',
        tabStops: [{ type: TabStopType.RIGHT, position: page.text }],
        children: [...left, right],
      }),
    ],
  })
}

/** Title, subject, language and day. The library writes the clock's time here and knows no language. */
function coreProperties(made: Briefing): string {
  const stamp = `${made.madeOn}T00:00:00Z`
  const said = {
    'dc:title': made.title,
    'dc:subject': made.dossier.name,
    'dc:creator': 'Stanceline',
    'dc:description': `As of ${made.asOf}, method version ${made.methodVersion}`,
    'dc:language': 'en-GB',
  }
  const fields = Object.entries(said).map(
    ([name, words]) => `<${name}>${escaped(oneLine(words))}</${name}>`,
  )
  const times = ['created', 'modified'].map(
    (name) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${stamp}</dcterms:${name}>`,
  )
  const spaces =
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties ${spaces}>${fields.join('')}${times.join('')}</cp:coreProperties>`
}

function escaped(words: string): string {
  return words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
