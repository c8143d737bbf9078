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
import type { LeadText } from '#app/domain/lead-sentence/write-actor-lead.ts'
import { noteLanguage } from '#app/domain/lead-sentence/note-language.ts'
import { describeLead } from '#app/domain/lead-sentence/write-lead.ts'
import { describeSource, type Source } from '#app/domain/briefing/sources.ts'
import { styledParagraph, phraseRuns, textRuns, plainParagraph, sourceAnchor } from './docx/runs.ts'
import { pageSize, documentStyles } from './docx/styles.ts'
import { anchorTable, evidenceTable, matrixTables } from './docx/tables.ts'
import { headingParagraph, topicSection, type TopicChart } from './docx/topic.ts'
import { fillPlaces, writeBody, type BodyPart, type DocumentPacker } from './docx/body.ts'
import { escapeXml } from './docx/xml.ts'
import { printableLine } from '#app/domain/text/printable.ts'

/**
 * A briefing as a Word file (A4, real styles and headings, so that it can be navigated, restyled and read aloud).
 * A chart stands in the section of its topic. The day it was made is the briefing's, not the clock's.
 */
export async function briefingToDocx(
  briefing: Briefing,
  { charts = [], lead = null }: { charts?: readonly TopicChart[]; lead?: LeadText | null } = {},
): Promise<Buffer> {
  const { children, texts } = writeBody(listBody(briefing, charts, lead))
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
        children,
      },
    ],
  })
  const packer = Packer['compiler'] as DocumentPacker
  const packed = packer.compile(file, undefined, [
    { path: 'docProps/core.xml', data: writeCoreProperties(briefing) },
  ])
  const documentXml = await packed.file(documentPath)!.async('string')
  packed.file(documentPath, fillPlaces(documentXml, texts))
  return packed.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
}

const documentPath = 'word/document.xml'

const { margin } = pageSize
const a4Page = {
  size: { width: pageSize.width, height: pageSize.height },
  margin: { top: margin, right: margin, bottom: margin, left: margin, header: 700, footer: 700 },
}

function* listBody(
  briefing: Briefing,
  charts: readonly TopicChart[],
  lead: LeadText | null,
): Generator<BodyPart> {
  const { name, procedure } = briefing.dossier
  yield plainParagraph(
    'Kicker',
    `STANCE BRIEFING · as of ${briefing.asOfText} · period ${briefing.periodText}`,
  )
  yield new Paragraph({
    heading: HeadingLevel.TITLE,
    children: textRuns(printableLine(briefing.title)),
  })
  yield plainParagraph('Dossier', procedure ? `${name}, ${procedure}` : name)
  if (lead) yield* firstSentence(lead)
  if (briefing.empty) yield plainParagraph('Normal', briefing.empty)
  for (const { name: topic, proposition } of briefing.topics)
    yield plainParagraph('Proposition', `${topic}: “${proposition}”`)
  for (const { sentence } of briefing.summary) yield styledParagraph('Normal', phraseRuns(sentence))
  if (briefing.matrix.topics.length && briefing.matrix.rows.length) {
    yield headingParagraph(HeadingLevel.HEADING_1, 'Where they stand')
    yield* matrixTables(briefing).flatMap(separateTable)
  }
  if (briefing.milestones.length)
    yield plainParagraph(
      'Note',
      `In this period: ${briefing.milestones.map(({ when, name: event }) => `${when}, ${event}`).join('; ')}.`,
    )
  for (const topic of briefing.topics) yield* topicSection(topic, charts)
  yield* listBackMatter(briefing)
}

function* firstSentence(lead: LeadText): Generator<BodyPart> {
  // A sentence of ours runs from the left, also where an Arabic name begins it.
  yield styledParagraph('Normal', textRuns(describeLead(lead), { size: 26 }))
  const note = noteLanguage(lead)
  if (note) yield plainParagraph('Note', note)
}

function* listBackMatter(briefing: Briefing): Generator<BodyPart> {
  if (briefing.sources.length) {
    yield headingParagraph(HeadingLevel.HEADING_1, 'Sources')
    for (const source of briefing.sources) yield sourceParagraph(source)
    yield headingParagraph(HeadingLevel.HEADING_1, 'What the numbers are made of')
    yield evidenceTable(briefing)
  }
  if (briefing.topics.length) yield headingParagraph(HeadingLevel.HEADING_1, 'What the levels mean')
  for (const topic of briefing.topics) {
    yield headingParagraph(HeadingLevel.HEADING_3, topic.heading)
    yield anchorTable(topic)
  }
  yield headingParagraph(HeadingLevel.HEADING_1, 'How this was made')
  for (const note of briefing.notes) yield plainParagraph('Note', note)
  yield plainParagraph(
    'Note',
    `Made on ${briefing.madeOnText} with Stanceline, method version ${briefing.methodVersion}.`,
  )
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
