import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Actor } from '#app/domain/actors.ts'
import { collectEvidenceLists } from '#app/domain/attributed-positions.ts'
import { getCachedEvidenceExtent } from '#app/domain/memoized-stance.ts'
import { fitPeriod, findPeriodObstacle } from '#app/domain/timeline-period.ts'
import {
  briefingFormats,
  prepareBriefing,
  renderBriefing,
  type BriefingFormat,
} from '#app/features/briefings/prepare-briefing.ts'
import { findCurrentAsOf, getToday } from '#app/features/analysis/timeline-view.ts'
import { theStore, type Store } from '#app/store.server.ts'
import { requireActor, listAllTopics, requireTopic } from './find-by-name.ts'
import {
  readDayOption,
  readListOption,
  requireOption,
  printLine,
  CommandRefusal,
  type Command,
  type CommandInput,
} from './command.ts'

export const briefingCommand: Command = {
  name: 'briefing',
  summary: 'Writes a stance summary with its quotes as a Word, CSV or Markdown file.',
  usage:
    'stanceline briefing --actor A … [--topic T …] [--from 2020-07-01] [--to 2020-12-31] [--as-of 2020-12-31] ' +
    '--format docx|csv|md --out FILE\n\n' +
    'Without a topic all topics are covered; without a period the months around the evidence.',
  options: {
    topic: { type: 'string', multiple: true },
    actor: { type: 'string', multiple: true },
    from: { type: 'string' },
    to: { type: 'string' },
    'as-of': { type: 'string' },
    format: { type: 'string' },
    out: { type: 'string' },
    json: { type: 'boolean' },
  },
  run: async (input) => {
    const format = requireFormat(input)
    const out = resolve(process.env.INIT_CWD ?? '.', requireOption(input, 'out'))
    const store = await theStore()
    const topics = await requireTopics(store, input)
    const actors = await requireActors(store, input)
    const dossier = (await store.topics.dossiers()).find(({ id }) => id === topics[0]!.dossierId)!
    const milestones = await store.topics.milestones(dossier.id)
    const evidenceOf = await store.evidence.ofActors(actors.map(({ id }) => id))
    const fitting = fitPeriod(
      collectEvidenceLists(evidenceOf, actors, topics).flatMap(getCachedEvidenceExtent),
      milestones,
      getToday(),
    )
    const period = {
      from: readDayOption(input, 'from') ?? fitting.from,
      to: readDayOption(input, 'to') ?? fitting.to,
    }
    const refusal = findPeriodObstacle(period)
    if (refusal) throw new CommandRefusal(refusal)
    const current = (await findCurrentAsOf(store.visibleTo('owner'), getToday())).asOf
    const asOf = readDayOption(input, 'as-of') ?? current
    const today = asOf === current ? getToday() : asOf
    const result = await prepareBriefing(
      store.visibleTo('owner'),
      { dossier, topics, actors, period, asOf, today, milestones },
      evidenceOf,
    )
    const bytes = await renderBriefing(result, format)
    try {
      writeFileSync(out, bytes)
    } catch (error) {
      throw new CommandRefusal(
        `${out} cannot be written: ${(error as Error).message}. Name a file in a folder that is there.`,
      )
    }
    if (input.values.json)
      printLine(
        JSON.stringify({
          out,
          format,
          as_of: asOf,
          from: period.from,
          to: period.to,
          letters: result.briefing.sources.length,
          method_version: result.briefing.methodVersion,
        }),
      )
    else printLine(`Wrote ${out}: ${result.briefing.title}, as of ${asOf}.`)
  },
}

function requireFormat(input: CommandInput): BriefingFormat {
  const format = requireOption(input, 'format')
  if (!(format in briefingFormats))
    throw new CommandRefusal(
      `There is no format “${format}”. Choose ${Object.keys(briefingFormats).join(', ')}.`,
    )
  return format as BriefingFormat
}

async function requireTopics(store: Store, input: CommandInput) {
  const names = readListOption(input, 'topic')
  const topics = names.length
    ? await Promise.all(names.map((name) => requireTopic(store, name)))
    : await listAllTopics(store)
  if (!topics.length)
    throw new CommandRefusal('The store holds no topics yet. Run “stanceline seed” first.')
  if (topics.some(({ dossierId }) => dossierId !== topics[0]!.dossierId))
    throw new CommandRefusal('These topics belong to several dossiers. Make a briefing for each.')
  return topics
}

async function requireActors(store: Store, input: CommandInput): Promise<Actor[]> {
  const names = readListOption(input, 'actor')
  if (!names.length)
    throw new CommandRefusal(
      'Say whose stance with --actor; the option may be given several times.',
    )
  return Promise.all(names.map((name) => requireActor(store, name)))
}
