import { formatTranslation } from '#app/domain/quote-translations.ts'
import type { BriefingTopic, Briefing } from '#app/domain/briefing/briefing.ts'
import { formatSourceNumbers, type Phrase } from '#app/domain/briefing/phrases.ts'
import { describeRemarks, type BriefingQuote } from '#app/domain/briefing/quotes.ts'
import { formatQuotation } from '#app/domain/letters.ts'
import type { LeadText } from '#app/domain/lead-sentence/write-actor-lead.ts'
import { noteLanguage } from '#app/domain/lead-sentence/note-language.ts'
import { describeLead } from '#app/domain/lead-sentence/write-lead.ts'
import { describeSource } from '#app/domain/briefing/sources.ts'
import {
  describeSilentActors,
  formatWeight,
  separateSilent,
} from '#app/domain/briefing/actor-stance.ts'
import {
  groupActorStances,
  headStanceGroup,
  nameHoldersIn,
  type StanceGroup,
} from '#app/domain/briefing/stance-groups.ts'
import { describeBeside, type StanceText } from '#app/domain/stance-text.ts'
import { formatDay } from '#app/domain/days.ts'
import { findAbsenceRow } from '#app/domain/level.ts'
import { printableLine, removeUnprintable } from '#app/domain/text/printable.ts'
import { isolateRightToLeft } from '#app/domain/text/right-to-left.ts'
import { formatSignedNumber } from '#app/domain/text/words.ts'

/** A briefing as Markdown: CommonMark with pipe tables, LF line ends, and nothing that users wrote read as markup. */
export function briefingToMarkdown(
  briefing: Briefing,
  { lead = null }: { lead?: LeadText | null } = {},
): string {
  const { name, procedure } = briefing.dossier
  const blocks = [
    `# ${escapeMarkdown(briefing.title)}`,
    `Stance briefing as of ${briefing.asOfText}. Period: ${briefing.periodText}. Dossier: ` +
      `${escapeMarkdown(procedure ? `${name}, ${procedure}` : name)}.`,
    ...writeFirstSentence(lead),
    briefing.empty,
    ...writePropositions(briefing),
    ...briefing.summary.map(({ sentence }) => writePhrases(sentence)),
    ...(briefing.matrix.topics.length && briefing.matrix.rows.length
      ? ['## Where they stand', writeMatrix(briefing)]
      : []),
    ...(briefing.milestones.length
      ? [
          '## Milestones of the period',
          briefing.milestones
            .map((milestone) => `- ${milestone.when}: ${escapeMarkdown(milestone.name)}`)
            .join('\n'),
        ]
      : []),
    ...briefing.topics.flatMap(writeTopic),
    ...(briefing.sources.length
      ? [
          '## Sources',
          writeSources(briefing),
          '## What the numbers are made of',
          writeEvidence(briefing),
        ]
      : []),
    ...(briefing.topics.length
      ? [
          '## What the levels mean',
          ...briefing.topics.flatMap((topic) => [
            `### ${escapeMarkdown(topic.heading)}`,
            writeAnchors(topic),
          ]),
        ]
      : []),
    '## How this was made',
    ...briefing.notes.map(escapeMarkdown),
    `Made on ${briefing.madeOnText} with Stanceline, method version ${briefing.methodVersion}.`,
  ]
  return `${blocks.filter((block) => block !== null).join('\n\n')}\n`
}

/**
 * Words as they are, on one line: whatever Markdown or HTML would read as markup, as a link or as the head of a
 * list is escaped.
 */
export function escapeMarkdown(words: string): string {
  return printableLine(words)
    .replace(/[\\`*_{}[\]|~#$]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/:(?=\/\/)|(?<=www)\.|@/gi, '\\$&')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
}

/** Escaped; a name that runs from the right does not move what stands beside it. */
function writeLine(words: string): string {
  return isolateRightToLeft(escapeMarkdown(words))
}

function writeFirstSentence(lead: LeadText | null): string[] {
  if (!lead) return []
  const note = noteLanguage(lead)
  return [writeLine(describeLead(lead)), ...(note ? [escapeMarkdown(note)] : [])]
}

function writePhrases(phrases: readonly Phrase[]): string {
  return phrases
    .map(({ words, strong, cites }) => {
      const text = strong ? `**${escapeMarkdown(words)}**` : escapeKeepingSpaces(words)
      return cites?.length ? `${text} ${writeCites(cites)}` : text
    })
    .map(isolateRightToLeft)
    .join('')
}

/** Escaped, with the spaces at both ends that join it to its neighbours. */
function escapeKeepingSpaces(words: string): string {
  return `${/^\s/.test(words) ? ' ' : ''}${escapeMarkdown(words)}${/\S\s+$/.test(words) ? ' ' : ''}`
}

function writeCites(cites: readonly number[]): string {
  return `\\[${formatSourceNumbers(cites)}\\]`
}

/** What is supported or opposed in the sentences that follow. */
function writePropositions({ topics }: Briefing): string[] {
  if (!topics.length) return []
  const lines = topics.map(
    ({ heading, proposition }) => `- ${escapeMarkdown(heading)}: “${escapeMarkdown(proposition)}”`,
  )
  return [topics.length > 1 ? 'The propositions:' : 'The proposition:', lines.join('\n')]
}

function writeTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function writeMatrix({ matrix: { topics, rows } }: Briefing): string {
  const head = ['Actor', ...topics.map(({ heading }) => escapeMarkdown(heading))]
  return writeTable(
    head,
    rows.map(({ actor, cells }) => [escapeMarkdown(actor.short), ...cells.map(writeStance)]),
  )
}

function writeStance(stance: StanceText): string {
  const remarks = describeBeside(stance)
  const number = stance.nowText === null ? '' : `**${stance.nowText}** `
  return `${number}${stance.label}${remarks ? ` (${remarks})` : ''}`
}

function writeTopic(topic: BriefingTopic): string[] {
  const { withEvidence, withoutEvidence } = separateSilent(topic.actorStances)
  const rest = withoutEvidence.length ? [writeLine(describeSilentActors(withoutEvidence))] : []
  return [
    `## ${escapeMarkdown(topic.heading)}`,
    `Proposition: “${escapeMarkdown(topic.proposition)}”`,
    ...groupActorStances(withEvidence).flatMap(writeActorStance),
    ...rest,
  ]
}

function writeActorStance(group: StanceGroup): string[] {
  const { actorStance: standing } = group
  const { heading: name, all } = headStanceGroup(group)
  const { stance, moves, quotes, absences, reported } = standing
  return [
    `### ${escapeMarkdown(name)}`,
    ...(all ? [escapeMarkdown(all)] : []),
    stance.now === null
      ? writePhrases(standing.figures)
      : `**${stance.label}.** ${writePhrases(standing.figures)}`,
    ...moves.map(
      ({ heading, sentence, cites }) =>
        `**${heading}.** ${escapeMarkdown(sentence)} ${writeCites(cites)}`,
    ),
    ...[...quotes, ...absences, ...reported].flatMap((quote) =>
      writeQuote(quote, nameHoldersIn(group, quote)),
    ),
  ]
}

function writeQuote(quote: BriefingQuote, who: string): string[] {
  const level = quote.absence
    ? `**${quote.label}** (${findAbsenceRow(quote.absence).means})`
    : `**${quote.number} ${quote.label}**`
  const lines = [
    `${level}, ${writeLine(who)}, ${writeLine(quote.cited)} ` +
      `${writeCites([quote.source])}${describeRemarks(quote)}`,
    quote.condition ? `On condition: “${escapeMarkdown(quote.condition)}”` : null,
    quote.basis ? `Date: ${escapeMarkdown(quote.basis)}` : null,
    ...quote.translations.map((one) =>
      escapeMarkdown(removeUnprintable(formatTranslation(one, quote)).replace(/\s+/g, ' ')),
    ),
  ]
  return [blockQuote(quote), lines.filter((line) => line !== null).join('  \n')]
}

function blockQuote(quote: BriefingQuote): string {
  const lines = removeUnprintable(quote.exact)
    .trim()
    .split(/\r\n?|\n/)
    .map(escapeMarkdown)
  return formatQuotation(lines.join('\n'), quote)
    .split('\n')
    .map((line) => (line ? `> ${line}` : '>'))
    .join('\n')
}

function writeSources(briefing: Briefing): string {
  return briefing.sources
    .map((source) => {
      const { lead, title, rest } = describeSource(source)
      return `${source.number}. ${writeLine(lead)}: “${writeLine(title)}”. ${writeLine(rest)}.`
    })
    .join('\n')
}

function writeEvidence(briefing: Briefing): string {
  const rows = briefing.topics.flatMap((topic) =>
    topic.actorStances.flatMap(({ actor, evidence: parts }) =>
      parts.map((part) => [
        escapeMarkdown(topic.heading),
        escapeMarkdown(actor.name),
        writeCites([part.source]),
        formatDay(part.day),
        part.number ? `${part.number} ${part.label}` : part.label,
        formatWeight(part.weight),
      ]),
    ),
  )
  return writeTable(['Topic', 'Actor', 'Source', 'Counts from', 'Level', 'Weight'], rows)
}

function writeAnchors(topic: BriefingTopic): string {
  return writeTable(
    ['Level', 'Means'],
    topic.anchors.map(({ level, word, anchor }) => [
      `${formatSignedNumber(level)} ${word}`,
      escapeMarkdown(anchor),
    ]),
  )
}
