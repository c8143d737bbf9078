import {
  BorderStyle,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
  type Paragraph,
} from 'docx'
import type { BriefingTopic, Briefing } from '#app/domain/briefing/briefing.ts'
import { formatWeight } from '#app/domain/briefing/actor-stance.ts'
import { describeBeside, type StanceText } from '#app/domain/stance-text.ts'
import { formatDay } from '#app/domain/days.ts'
import type { LongTable } from './body.ts'
import { styledParagraph, textRuns, plainParagraph } from './runs.ts'
import { faintColor, pageSize, ruleColor, levelTints } from './styles.ts'
import { formatSignedNumber } from '#app/domain/text/words.ts'

/** So many topics stand beside each other in a matrix before it goes on in another table. */
const topicsAcross = 5

/** Where they stand: actors down, topics across, each cell on the tint of its level with sign and word. */
export function matrixTables({ matrix: { topics, rows } }: Briefing): Table[] {
  const across = Math.min(topics.length, topicsAcross)
  const first = Math.round(pageSize.text * (across > 3 ? 0.2 : 0.26))
  const tables: Table[] = []
  for (let at = 0; at < topics.length; at += topicsAcross) {
    const part = topics.slice(at, at + topicsAcross)
    const widths = [first, ...part.map(() => Math.floor((pageSize.text - first) / across))]
    const body = rows.map(({ actor, cells }) =>
      tableRow([
        tableCell([plainParagraph('Cell', actor.short)], widths[0]!),
        ...cells
          .slice(at, at + topicsAcross)
          .map((found, index) => stanceCell(found, widths[index + 1]!)),
      ]),
    )
    tables.push(
      buildTable(widths, [
        headRow(['Actor', ...part.map(({ heading }) => heading)], widths),
        ...body,
      ]),
    )
  }
  return tables
}

function stanceCell(stance: StanceText, width: number): TableCell {
  const tint = stance.level === null ? null : levelTints[stance.level]
  const level = stance.nowText === null ? stance.label : `${stance.nowText} ${stance.label}`
  const below = describeBeside(stance)
  const lines = [
    plainParagraph('Cell', level, {
      bold: tint !== null,
      color: tint?.ink ?? faintColor,
      italics: tint === null,
    }),
  ]
  return tableCell(
    [...lines, ...(below ? [plainParagraph('Cell', below, { size: 17, color: faintColor })] : [])],
    width,
    tint?.ground,
  )
}

/** The evidence behind every number: what was counted, from which day, and what it weighs. */
export function evidenceTable(briefing: Briefing): LongTable {
  const widths = [0.2, 0.22, 0.1, 0.15, 0.22, 0.11].map((share) =>
    Math.floor(share * pageSize.text),
  )
  return {
    head: buildTable(widths, [
      headRow(['Topic', 'Actor', 'Source', 'Counts from', 'Level', 'Weight'], widths),
    ]),
    rows: listEvidenceRows(briefing, widths),
  }
}

function* listEvidenceRows(briefing: Briefing, widths: readonly number[]): Generator<TableRow> {
  for (const topic of briefing.topics)
    for (const { actor, evidence } of topic.actorStances)
      for (const part of evidence) {
        const cells = [
          topic.heading,
          actor.name,
          String(part.source),
          formatDay(part.day),
          part.number ? `${part.number} ${part.label}` : part.label,
          formatWeight(part.weight),
        ]
        yield tableRow(
          cells.map((words, index) => tableCell([plainParagraph('Cell', words)], widths[index]!)),
        )
      }
}

/** What each level means for a topic, in the codebook's words. */
export function anchorTable(topic: BriefingTopic): Table {
  const widths = [Math.floor(pageSize.text * 0.26), Math.floor(pageSize.text * 0.74)]
  const rows = topic.anchors.map(({ level, word, anchor }) =>
    tableRow([
      tableCell(
        [
          styledParagraph(
            'Cell',
            textRuns(`${formatSignedNumber(level)} ${word}`, {
              bold: true,
              color: levelTints[level].ink,
            }),
          ),
        ],
        widths[0]!,
        levelTints[level].ground,
      ),
      tableCell([plainParagraph('Cell', anchor)], widths[1]!),
    ]),
  )
  return buildTable(widths, [headRow(['Level', 'Means'], widths), ...rows])
}

function buildTable(columnWidths: number[], rows: TableRow[]): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  const line = { style: BorderStyle.SINGLE, size: 4, color: ruleColor }
  // White rules between the columns set tinted cells apart like tiles.
  const gap = { style: BorderStyle.SINGLE, size: 24, color: 'FFFFFF' }
  return new Table({
    rows,
    columnWidths,
    width: { size: columnWidths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: {
      top: none,
      bottom: line,
      left: none,
      right: none,
      insideHorizontal: line,
      insideVertical: gap,
    },
    margins: { top: 40, bottom: 40, left: 100, right: 60 },
  })
}

function headRow(headings: readonly string[], widths: readonly number[]): TableRow {
  const cells = headings.map((words, index) =>
    tableCell(
      [plainParagraph('Cell', words, { bold: true, size: 18, color: faintColor })],
      widths[index]!,
    ),
  )
  return new TableRow({ tableHeader: true, cantSplit: true, children: cells })
}

function tableRow(children: TableCell[]): TableRow {
  return new TableRow({ cantSplit: true, children })
}

function tableCell(children: Paragraph[], width: number, ground?: string): TableCell {
  return new TableCell({
    children,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    ...(ground ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: ground } } : {}),
  })
}
