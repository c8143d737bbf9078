import type { BriefedTopic, Briefing } from '#app/domain/briefing/briefing.ts'
import { joinWithAnd, formatSourceNumbers, type Phrase } from '#app/domain/briefing/phrases.ts'
import type { BriefedQuote } from '#app/domain/briefing/quotes.ts'
import { describeSource } from '#app/domain/briefing/sources.ts'
import {
  describeSilentActors,
  formatWeight,
  separateSilent,
  type StanceText,
  type ActorStance,
} from '#app/domain/briefing/actor-stance.ts'
import { formatDay } from '#app/domain/days.ts'
import { findAbsenceRow, formatSignedNumber } from '#app/domain/level.ts'
import { oneLine, printable } from './printable.ts'

/** A briefing as Markdown: CommonMark with pipe tables, LF line ends, and nothing that users wrote read as markup. */
export function toMarkdown(made: Briefing): string {
  const { name, procedure } = made.dossier
  const blocks = [
    `# ${inline(made.title)}`,
    `Stance briefing as of ${made.asOfText}. Period: ${made.periodText}. Dossier: ${inline(procedure ? `${name}, ${procedure}` : name)}.`,
    made.empty,
    ...made.summary.map(({ sentence }) => phrases(sentence)),
    ...(made.matrix.topics.length && made.matrix.rows.length
      ? ['## Where they stand', matrix(made)]
      : []),
    ...(made.milestones.length
      ? [
          '## Milestones of the period',
          made.milestones
            .map((milestone) => `- ${milestone.when}: ${inline(milestone.name)}`)
            .join('\n'),
        ]
      : []),
    ...made.topics.flatMap(topicBlocks),
    ...(made.sources.length
      ? ['## Sources', sources(made), '## What the numbers are made of', evidence(made)]
      : []),
    ...(made.topics.length
      ? [
          '## What the levels mean',
          ...made.topics.flatMap((topic) => [`### ${inline(topic.name)}`, anchors(topic)]),
        ]
      : []),
    '## How this was made',
    ...made.notes.map(inline),
    `Made on ${made.madeOnText} with Stanceline, method version ${made.methodVersion}.`,
  ]
  return `${blocks.filter((block) => block !== null).join('\n\n')}\n`
}

/**
 * Words as they are, on one line: whatever Markdown or HTML would read as markup, as a link or as the head of a
 * list is escaped.
 */
export function inline(words: string): string {
  return oneLine(words)
    .replace(/[\\`*_{}[\]|~#$]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/:(?=\/\/)|(?<=www)\.|@/gi, '\\$&')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
}

function phrases(said: readonly Phrase[]): string {
  return said
    .map(
      ({ words, strong, cites }) =>
        `${strong ? `**${inline(words)}**` : spaced(words)}${cites?.length ? ` ${numbers(cites)}` : ''}`,
    )
    .join('')
}

/** Escaped, with the spaces at both ends that join it to its neighbours. */
function spaced(words: string): string {
  return `${/^\s/.test(words) ? ' ' : ''}${inline(words)}${/\S\s+$/.test(words) ? ' ' : ''}`
}

function numbers(cites: readonly number[]): string {
  return `\\[${formatSourceNumbers(cites)}\\]`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function matrix({ matrix: { topics, rows } }: Briefing): string {
  const head = ['Actor', ...topics.map(({ name }) => inline(name))]
  return table(
    head,
    rows.map(({ actor, cells }) => [inline(actor.short), ...cells.map(cell)]),
  )
}

function cell(stance: StanceText): string {
  const rest = stance.qualifiers.filter((qualifier) => qualifier !== 'conditional')
  const letters = stance.letters > 1 ? [`${stance.letters} letters`] : []
  const said = [...letters, ...rest].join(', ')
  return `${stance.weightedText === null ? '' : `**${stance.weightedText}** `}${stance.label}${said ? ` (${said})` : ''}`
}

function topicBlocks(topic: BriefedTopic): string[] {
  const { withEvidence, withoutEvidence } = separateSilent(topic.actorStances)
  const rest = withoutEvidence.length ? [inline(describeSilentActors(withoutEvidence))] : []
  return [
    `## ${inline(topic.name)}`,
    `Proposition: “${inline(topic.proposition)}”`,
    ...withEvidence.flatMap(standingBlocks),
    ...rest,
  ]
}

function standingBlocks(standing: ActorStance): string[] {
  const { stance, shifts, quotes, absences, reported } = standing
  return [
    `### ${inline(standing.actor.name)}`,
    stance.weighted === null
      ? phrases(standing.figures)
      : `**${stance.label}.** ${phrases(standing.figures)}`,
    ...shifts.map(
      (shift) =>
        `**${shift.heading}.** ${inline(shift.sentence)} ${numbers([...shift.before.cites, ...shift.after.cites])}`,
    ),
    ...[...quotes, ...absences, ...reported].flatMap(quoteBlocks),
  ]
}

function quoteBlocks(quote: BriefedQuote): string[] {
  const level = quote.absence
    ? `**${quote.label}** (${findAbsenceRow(quote.absence).means})`
    : `**${quote.number} ${quote.label}**`
  const lines = [
    `${level}, ${inline(joinWithAnd(quote.holders))}, ${inline(quote.cited)} ${numbers([quote.source])}${quote.remark ? ` (${quote.remark})` : ''}`,
    quote.condition ? `On condition: “${inline(quote.condition)}”` : null,
    quote.basis ? `Date: ${inline(quote.basis)}` : null,
  ]
  return [quoted(quote.exact), lines.filter((line) => line !== null).join('  \n')]
}

function quoted(exact: string): string {
  const lines = printable(exact)
    .trim()
    .split(/\r\n?|\n/)
    .map(inline)
  return `“${lines.join('\n')}”`
    .split('\n')
    .map((line) => (line ? `> ${line}` : '>'))
    .join('\n')
}

function sources(made: Briefing): string {
  return made.sources
    .map((source) => {
      const { lead, title, rest } = describeSource(source)
      return `${source.number}. ${inline(lead)}: “${inline(title)}”. ${inline(rest)}.`
    })
    .join('\n')
}

function evidence(made: Briefing): string {
  const rows = made.topics.flatMap((topic) =>
    topic.actorStances.flatMap(({ actor, evidence: parts }) =>
      parts.map((part) => [
        inline(topic.name),
        inline(actor.name),
        numbers([part.source]),
        formatDay(part.day),
        part.number ? `${part.number} ${part.label}` : part.label,
        formatWeight(part.weight),
      ]),
    ),
  )
  return table(['Topic', 'Actor', 'Source', 'Counts from', 'Level', 'Weight'], rows)
}

function anchors(topic: BriefedTopic): string {
  return table(
    ['Level', 'Means'],
    topic.anchors.map(({ level, word, anchor }) => [
      `${formatSignedNumber(level)} ${word}`,
      inline(anchor),
    ]),
  )
}
