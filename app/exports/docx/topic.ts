import { formatTranslation } from '#app/domain/quote-translations.ts'
import { HeadingLevel, ImageRun, Paragraph, type ParagraphChild } from 'docx'
import type { BriefingTopic } from '#app/domain/briefing/briefing.ts'
import { describeRemarks, type BriefingQuote } from '#app/domain/briefing/quotes.ts'
import { describeSilentActors, separateSilent } from '#app/domain/briefing/actor-stance.ts'
import {
  groupActorStances,
  headStanceGroup,
  nameHoldersIn,
  type StanceGroup,
} from '#app/domain/briefing/stance-groups.ts'
import { findAbsenceRow } from '#app/domain/level.ts'
import { svgToPng } from '../png.ts'
import { printableLine, removeUnprintable } from '#app/domain/text/printable.ts'
import type { BodyPart } from './body.ts'
import { citeRuns, styledParagraph, phraseRuns, textRuns, plainParagraph } from './runs.ts'
import { inkColor, pageSize, paragraphSpacing, levelTints } from './styles.ts'

/** A drawing of one topic: its size in pixels of 96 per inch, and its words for those who do not see it. */
export type TopicChart = {
  topicId: string
  svg: string
  width: number
  height: number
  alt: string
  /** What the drawing leaves out, as a sentence below it; null where nothing. */
  note?: string | null
}

export function* topicSection(
  topic: BriefingTopic,
  charts: readonly TopicChart[],
): Generator<BodyPart> {
  const { withEvidence, withoutEvidence } = separateSilent(topic.actorStances)
  yield headingParagraph(HeadingLevel.HEADING_1, topic.heading)
  yield plainParagraph('Proposition', `“${topic.proposition}”`)
  for (const chart of charts.filter(({ topicId }) => topicId === topic.id)) {
    yield { picture: chartParagraph(chart, topic.heading) }
    if (chart.note) yield plainParagraph('Note', chart.note)
  }
  for (const group of groupActorStances(withEvidence)) yield* actorStanceParagraphs(group)
  if (withoutEvidence.length) yield plainParagraph('Normal', describeSilentActors(withoutEvidence))
}

export function headingParagraph(
  level: (typeof HeadingLevel)[keyof typeof HeadingLevel],
  words: string,
): Paragraph {
  return new Paragraph({ heading: level, children: textRuns(printableLine(words)) })
}

/** The SVG, as sharp as the paper, with a PNG at its side for programs that cannot draw it. */
function chartParagraph({ svg, width, height, alt }: TopicChart, name: string): Paragraph {
  const scale = Math.min(1, pageSize.textPixels / width)
  const picture = new ImageRun({
    type: 'svg',
    data: Buffer.from(removeUnprintable(svg)),
    fallback: { type: 'png', data: svgToPng(removeUnprintable(svg), { scale: 3 }) },
    transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
    altText: {
      name: printableLine(name),
      title: printableLine(name),
      description: printableLine(alt),
    },
  })
  return new Paragraph({ children: [picture], spacing: paragraphSpacing(80, 80, 240) })
}

function* actorStanceParagraphs(group: StanceGroup): Generator<Paragraph> {
  const { actorStance: standing } = group
  const { heading, all } = headStanceGroup(group)
  const { stance, figures, cites, moves } = standing
  const level =
    stance.now === null
      ? []
      : textRuns(`${stance.label}. `, { bold: true, color: levelTints[stance.level!].ink })
  const numbers: ParagraphChild[] = phraseRuns(figures.map((phrase) => ({ ...phrase, cites })))
  yield headingParagraph(HeadingLevel.HEADING_2, heading)
  if (all) yield plainParagraph('Normal', all)
  yield styledParagraph('Normal', [...level, ...numbers], '', {
    keepNext: standing.quotes.length > 0,
  })
  for (const move of moves)
    yield styledParagraph('Normal', [
      ...textRuns(`${move.heading}. `, { bold: true }),
      ...textRuns(move.sentence),
      ...citeRuns(move.cites),
    ])
  for (const quote of [...standing.quotes, ...standing.absences, ...standing.reported])
    yield* quoteParagraphs(quote, nameHoldersIn(group, quote))
}

/** A quote as it stands in its letter; a blank line begins a new paragraph, a mere line end is a space. */
function quoteParagraphs(quote: BriefingQuote, who: string): Paragraph[] {
  const parts = removeUnprintable(quote.exact)
    .trim()
    .split(/\n\s*\n/)
  const exact = parts.map((part, index) => {
    const [before, after] = quote.recorded
      ? ['', '']
      : [index === 0 ? '“' : '', index === parts.length - 1 ? '”' : '']
    const words = `${before}${part}${after}`
    return styledParagraph(
      'Quote',
      [...textRuns(words), ...(index === parts.length - 1 ? citeRuns([quote.source]) : [])],
      part,
    )
  })
  const rest = [
    quote.condition ? `On condition: “${quote.condition}”` : null,
    quote.basis ? `Date: ${quote.basis}.` : null,
    ...quote.translations.map((one) => formatTranslation(one, quote)),
  ].filter((line) => line !== null)
  const lines = [
    [
      ...levelRuns(quote),
      ...textRuns(printableLine(`, ${who}, ${quote.cited}${describeRemarks(quote)}`)),
    ],
    ...rest.map((line) => textRuns(printableLine(line))),
  ]
  return [
    ...exact,
    ...lines.map(
      (line, index) =>
        new Paragraph({
          style: 'QuoteSource',
          children: line,
          keepNext: index < lines.length - 1,
          ...(index === lines.length - 1 ? { spacing: paragraphSpacing(0, 200, 250) } : {}),
        }),
    ),
  ]
}

function levelRuns(quote: BriefingQuote): ParagraphChild[] {
  if (quote.absence)
    return [
      ...textRuns(quote.label, { bold: true, color: inkColor }),
      ...textRuns(` (${findAbsenceRow(quote.absence).means})`),
    ]
  return textRuns(`${quote.number} ${quote.label}`, {
    bold: true,
    color: levelTints[quote.level!].ink,
  })
}
