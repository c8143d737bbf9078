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
import type { BriefedTopic, Briefing } from '#app/domain/briefing/briefing.ts'
import { formatWeight, type StanceText } from '#app/domain/briefing/actor-stance.ts'
import { formatDay } from '#app/domain/days.ts'
import { formatSignedNumber } from '#app/domain/level.ts'
import { paragraph, runs, says } from './runs.ts'
import { faint, page, rule, tints } from './styles.ts'

/** So many topics stand beside each other in a matrix before it goes on in another table. */
const topicsAcross = 5

/** Where they stand: actors down, topics across, each cell on the tint of its level with sign and word. */
export function matrices({ matrix: { topics, rows } }: Briefing): Table[] {
  const across = Math.min(topics.length, topicsAcross)
  const first = Math.round(page.text * (across > 3 ? 0.2 : 0.26))
  const tables: Table[] = []
  for (let at = 0; at < topics.length; at += topicsAcross) {
    const part = topics.slice(at, at + topicsAcross)
    const widths = [first, ...part.map(() => Math.floor((page.text - first) / across))]
    const body = rows.map(({ actor, cells }) =>
      row([
        cell([says('Cell', actor.short)], widths[0]!),
        ...cells
          .slice(at, at + topicsAcross)
          .map((found, index) => stanceCell(found, widths[index + 1]!)),
      ]),
    )
    tables.push(table(widths, [head(['Actor', ...part.map(({ name }) => name)], widths), ...body]))
  }
  return tables
}

function stanceCell(stance: StanceText, width: number): TableCell {
  const tint = stance.level === null ? null : tints[stance.level]
  const said =
    stance.weightedText === null ? stance.label : `${stance.weightedText} ${stance.label}`
  const rest = stance.qualifiers.filter((qualifier) => qualifier !== 'conditional')
  const below = [...(stance.letters > 1 ? [`${stance.letters} letters`] : []), ...rest].join(', ')
  const words = [
    says('Cell', said, { bold: tint !== null, color: tint?.ink ?? faint, italics: tint === null }),
  ]
  return cell(
    [...words, ...(below ? [says('Cell', below, { size: 17, color: faint })] : [])],
    width,
    tint?.ground,
  )
}

/** The evidence behind every number: what was counted, from which day, and what it weighs. */
export function evidenceTable(made: Briefing): Table {
  const widths = [0.21, 0.22, 0.1, 0.14, 0.24, 0.09].map((share) => Math.floor(share * page.text))
  const rows = made.topics.flatMap((topic) =>
    topic.actorStances.flatMap(({ actor, evidence }) =>
      evidence.map((part) => {
        const said = [
          topic.name,
          actor.name,
          String(part.source),
          formatDay(part.day),
          part.number ? `${part.number} ${part.label}` : part.label,
          formatWeight(part.weight),
        ]
        return row(said.map((words, index) => cell([says('Cell', words)], widths[index]!)))
      }),
    ),
  )
  return table(widths, [
    head(['Topic', 'Actor', 'Source', 'Counts from', 'Level', 'Weight'], widths),
    ...rows,
  ])
}

/** What each level means for a topic, in the codebook's words. */
export function anchorTable(topic: BriefedTopic): Table {
  const widths = [Math.floor(page.text * 0.26), Math.floor(page.text * 0.74)]
  const rows = topic.anchors.map(({ level, word, anchor }) =>
    row([
      cell(
        [
          paragraph(
            'Cell',
            runs(`${formatSignedNumber(level)} ${word}`, { bold: true, color: tints[level].ink }),
          ),
        ],
        widths[0]!,
        tints[level].ground,
      ),
      cell([says('Cell', anchor)], widths[1]!),
    ]),
  )
  return table(widths, [head(['Level', 'Means'], widths), ...rows])
}

function table(columnWidths: number[], rows: TableRow[]): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  const line = { style: BorderStyle.SINGLE, size: 4, color: rule }
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

function head(words: readonly string[], widths: readonly number[]): TableRow {
  const cells = words.map((said, index) =>
    cell([says('Cell', said, { bold: true, size: 18, color: faint })], widths[index]!),
  )
  return new TableRow({ tableHeader: true, cantSplit: true, children: cells })
}

function row(children: TableCell[]): TableRow {
  return new TableRow({ cantSplit: true, children })
}

function cell(children: Paragraph[], width: number, ground?: string): TableCell {
  return new TableCell({
    children,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    ...(ground ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: ground } } : {}),
  })
}
