import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import { sortByName, type Actor } from '#app/domain/actors.ts'
import { collectEvidenceLists } from '#app/domain/attributed-positions.ts'
import { getCachedEvidenceExtent } from '#app/domain/memoized-stance.ts'
import { fitPeriod, findPeriodObstacle } from '#app/domain/timeline-period.ts'
import { readEvidenceInSteps } from '#app/features/analysis/evidence-in-steps.ts'
import { distinguishNames } from '#app/features/actors/distinct-names.ts'
import {
  briefingFormats,
  writeBriefingFile,
  type BriefingFormat,
} from '#app/features/briefings/briefing-file.ts'
import { findCurrentAsOf, getToday } from '#app/features/analysis/timeline-view.ts'
import { newestMethodVersion } from '#app/domain/method-v2/derived-stance.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import type { Topic } from '#app/domain/topics.ts'
import { theStore, type Store } from '#app/store.server.ts'
import { requireActor, requireNamedDossier, requireNamedTopic } from './find-by-name.ts'
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
    'stanceline briefing [--dossier D] [--actor A …] [--topic T …] [--from 2020-07-01] ' +
    '[--to 2020-12-31] [--as-of 2020-12-31] --format docx|csv|md --out FILE\n\n' +
    'Without a topic all topics of the dossier are covered; without an actor all with evidence ' +
    'on them; without a period the time from their first evidence to the as-of day.',
  options: {
    dossier: { type: 'string' },
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
    const { dossier, topics } = await requireCodebook(store, input)
    const visible = store.visibleTo('owner', { contactDetails: false })
    const current = (
      await findCurrentAsOf(
        visible,
        getToday(),
        topics.map(({ id }) => id),
      )
    ).asOf
    const asOf = readDayOption(input, 'as-of') ?? current
    const actors = await distinguishNames(visible, await requireActors(store, input, topics), asOf)
    const milestones = await visible.milestones.ofDossier(dossier.id)
    const evidenceOf = await readEvidenceInSteps(
      visible,
      actors.map(({ id }) => id),
    )
    const fitting = fitPeriod(
      collectEvidenceLists(evidenceOf, actors, topics).flatMap(getCachedEvidenceExtent),
      milestones,
      asOf,
    )
    const [from, to] = [readDayOption(input, 'from'), readDayOption(input, 'to')]
    const period = { from: from ?? fitting.from, to: to ?? fitting.to }
    const refusal = findPeriodObstacle(period)
    if (refusal) throw new CommandRefusal(refusal)
    const today = asOf === current ? getToday() : asOf
    const file = await writeBriefingFile(
      visible,
      {
        ...{ dossier, topics, actors, period, asOf, today, milestones },
        isPeriodChosen: Boolean(from ?? to),
        lastShownDay: asOf > getToday() ? asOf : getToday(),
      },
      evidenceOf,
      format,
    )
    await saveFile(out, file.chunks)
    if (input.values.json)
      printLine(
        JSON.stringify({
          out,
          format,
          as_of: asOf,
          from: period.from,
          to: period.to,
          rows: file.rows,
          letters: file.letters,
          actors: file.actors,
          method_version: newestMethodVersion,
        }),
      )
    else
      printLine(
        `Wrote ${out}: ${formatQuantity(file.rows, 'passage')} of ${formatQuantity(file.actors, 'actor')}, as of ${asOf}.`,
      )
  },
}

async function saveFile(out: string, chunks: AsyncIterable<string | Uint8Array>): Promise<void> {
  try {
    await writeFile(out, chunks)
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    throw new CommandRefusal(
      `${out} cannot be written: ${error.message}. Name a file in a folder that is there.`,
    )
  }
}

function requireFormat(input: CommandInput): BriefingFormat {
  const format = requireOption(input, 'format')
  if (!(format in briefingFormats))
    throw new CommandRefusal(
      `There is no format “${format}”. Choose ${Object.keys(briefingFormats).join(', ')}.`,
    )
  return format as BriefingFormat
}

/** The topics that are asked for, all of one dossier: the one that is named, or the only one that uses them. */
async function requireCodebook(
  store: Store,
  input: CommandInput,
): Promise<{ dossier: DossierRecord; topics: Topic[] }> {
  const names = readListOption(input, 'topic')
  if (!names.length || input.values.dossier !== undefined) {
    const dossier = await requireNamedDossier(store, input)
    const all = await store.topics.ofDossier(dossier.id)
    const chosen = await Promise.all(names.map((name) => requireNamedTopic(store, name)))
    if (chosen.some(({ id }) => !all.some((topic) => topic.id === id)))
      throw new CommandRefusal(`The dossier “${dossier.name}” does not use one of these topics.`)
    const topics = names.length ? chosen : all
    if (!topics.length)
      throw new CommandRefusal(`The dossier “${dossier.name}” holds no topics yet.`)
    return { dossier, topics }
  }
  const topics = await Promise.all(names.map((name) => requireNamedTopic(store, name)))
  const using = await Promise.all(topics.map(({ id }) => store.topics.dossierIdsOf(id)))
  const dossiers = (await store.dossiers.all()).filter(({ id }) =>
    using.every((ids) => ids.includes(id)),
  )
  if (!dossiers.length)
    throw new CommandRefusal('These topics belong to several dossiers. Make a briefing for each.')
  if (dossiers.length > 1)
    throw new CommandRefusal(
      `Say which dossier with --dossier: ${dossiers.map(({ slug }) => slug).join(', ')}.`,
    )
  return { dossier: dossiers[0]!, topics }
}

async function requireActors(
  store: Store,
  input: CommandInput,
  topics: readonly Topic[],
): Promise<Actor[]> {
  const names = readListOption(input, 'actor')
  if (names.length) return Promise.all(names.map((name) => requireActor(store, name)))
  const ids = await store.evidence.actorIds(topics.map(({ id }) => id))
  if (!ids.length)
    throw new CommandRefusal(
      'There is no evidence on these topics yet. Code a letter first, or name an actor with --actor.',
    )
  return sortByName(await store.actors.byIds(ids))
}
