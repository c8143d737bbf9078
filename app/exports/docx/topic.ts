import { HeadingLevel, ImageRun, Paragraph, type ParagraphChild } from 'docx'
import type { BriefedTopic } from '#app/domain/briefing/briefing.ts'
import { joinWithAnd } from '#app/domain/briefing/phrases.ts'
import type { BriefedQuote } from '#app/domain/briefing/quotes.ts'
import {
  describeSilentActors,
  separateSilent,
  type ActorStance,
} from '#app/domain/briefing/actor-stance.ts'
import { findAbsenceRow } from '#app/domain/level.ts'
import { toPng } from '../png.ts'
import { oneLine, printable } from '../printable.ts'
import { citeRuns, paragraph, phraseRuns, runs, says } from './runs.ts'
import { ink, page, spacing, tints } from './styles.ts'

/** A drawing of one topic: its size in pixels of 96 per inch, and its words for those who do not see it. */
export type Chart = { topicId: string; svg: string; width: number; height: number; alt: string }

export function topicSection(topic: BriefedTopic, charts: readonly Chart[]): Paragraph[] {
  const { withEvidence, withoutEvidence } = separateSilent(topic.actorStances)
  return [
    heading(HeadingLevel.HEADING_1, topic.name),
    says('Proposition', `“${topic.proposition}”`),
    ...charts
      .filter(({ topicId }) => topicId === topic.id)
      .map((chart) => drawing(chart, topic.name)),
    ...withEvidence.flatMap(standingParagraphs),
    ...(withoutEvidence.length ? [says('Normal', describeSilentActors(withoutEvidence))] : []),
  ]
}

export function heading(
  level: (typeof HeadingLevel)[keyof typeof HeadingLevel],
  words: string,
): Paragraph {
  return new Paragraph({ heading: level, children: runs(oneLine(words)) })
}

/** The SVG, as sharp as the paper, with a PNG at its side for programs that cannot draw it. */
function drawing({ svg, width, height, alt }: Chart, name: string): Paragraph {
  const scale = Math.min(1, page.textPixels / width)
  const picture = new ImageRun({
    type: 'svg',
    data: Buffer.from(printable(svg)),
    fallback: { type: 'png', data: toPng(printable(svg), { scale: 3 }) },
    transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
    altText: { name: oneLine(name), title: oneLine(name), description: oneLine(alt) },
  })
  return new Paragraph({ children: [picture], spacing: spacing(80, 80, 240) })
}

function standingParagraphs(standing: ActorStance): Paragraph[] {
  const { actor, stance, figures, cites, shifts } = standing
  const said =
    stance.weighted === null
      ? []
      : runs(`${stance.label}. `, { bold: true, color: tints[stance.level!].ink })
  const numbers: ParagraphChild[] = phraseRuns(figures.map((phrase) => ({ ...phrase, cites })))
  return [
    heading(HeadingLevel.HEADING_2, actor.name),
    paragraph('Normal', [...said, ...numbers], '', { keepNext: standing.quotes.length > 0 }),
    ...shifts.map((shift) =>
      paragraph('Normal', [
        ...runs(`${shift.heading}. `, { bold: true }),
        ...runs(shift.sentence),
        ...citeRuns([...shift.before.cites, ...shift.after.cites]),
      ]),
    ),
    ...[...standing.quotes, ...standing.absences, ...standing.reported].flatMap(quoteParagraphs),
  ]
}

/** A quote as it stands in its letter; a blank line begins a new paragraph, a mere line end is a space. */
function quoteParagraphs(quote: BriefedQuote): Paragraph[] {
  const parts = printable(quote.exact)
    .trim()
    .split(/\n\s*\n/)
  const exact = parts.map((part, index) => {
    const words = `${index === 0 ? '“' : ''}${part}${index === parts.length - 1 ? '”' : ''}`
    return paragraph(
      'Quote',
      [...runs(words), ...(index === parts.length - 1 ? citeRuns([quote.source]) : [])],
      part,
    )
  })
  const rest = [
    quote.condition ? `On condition: “${quote.condition}”` : null,
    quote.basis ? `Date: ${quote.basis}.` : null,
  ].filter((said) => said !== null)
  const lines = [
    [
      ...levelRuns(quote),
      ...runs(
        oneLine(
          `, ${joinWithAnd(quote.holders)}, ${quote.cited}${quote.remark ? ` (${quote.remark})` : ''}`,
        ),
      ),
    ],
    ...rest.map((said) => runs(oneLine(said))),
  ]
  return [
    ...exact,
    ...lines.map(
      (line, index) =>
        new Paragraph({
          style: 'QuoteSource',
          children: line,
          keepNext: index < lines.length - 1,
          ...(index === lines.length - 1 ? { spacing: spacing(0, 200, 250) } : {}),
        }),
    ),
  ]
}

function levelRuns(quote: BriefedQuote): ParagraphChild[] {
  if (quote.absence)
    return [
      ...runs(quote.label, { bold: true, color: ink }),
      ...runs(` (${findAbsenceRow(quote.absence).means})`),
    ]
  return runs(`${quote.number} ${quote.label}`, { bold: true, color: tints[quote.level!].ink })
}
