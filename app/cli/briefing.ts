import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Actor } from '#app/domain/actors.ts'
import { lists } from '#app/domain/evidence.ts'
import { extentOf } from '#app/domain/reckoned.ts'
import { fittingPeriod, periodRefused } from '#app/domain/timeline.ts'
import { briefingFormats, briefingOf, inFormat, type BriefingFormat } from '#app/http/briefings.ts'
import { currentAsOf, today } from '#app/http/evidence.ts'
import { theStore, type Store } from '#app/store.server.ts'
import { actorGiven, allTopics, topicGiven } from './asked.ts'
import { dayGiven, listGiven, needed, print, Refused, type Command, type Given } from './command.ts'

export const briefingCommand: Command = {
  name: 'briefing',
  says: 'Writes a stance summary with its quotes as a Word, CSV or Markdown file.',
  usage:
    'stanceline briefing --actor A … [--topic T …] [--from 2020-07-01] [--to 2020-12-31] [--as-of 2020-12-31] --format docx|csv|md --out FILE\n\nWithout a topic all topics are covered; without a period the months around the evidence.',
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
  run: async (asked) => {
    const format = formatGiven(asked)
    const out = resolve(process.env.INIT_CWD ?? '.', needed(asked, 'out'))
    const store = await theStore()
    const topics = await topicsGiven(store, asked)
    const actors = await actorsGiven(store, asked)
    const dossier = (await store.topics.dossiers()).find(({ id }) => id === topics[0]!.dossierId)!
    const milestones = await store.topics.milestones(dossier.id)
    const said = await store.evidence.of(actors.map(({ id }) => id))
    const fitting = fittingPeriod(
      lists(said, actors, topics).flatMap(extentOf),
      milestones,
      today(),
    )
    const period = {
      from: dayGiven(asked, 'from') ?? fitting.from,
      to: dayGiven(asked, 'to') ?? fitting.to,
    }
    const refused = periodRefused(period)
    if (refused) throw new Refused(refused)
    const asOf = dayGiven(asked, 'as-of') ?? (await currentAsOf(store, today())).asOf
    const made = await briefingOf(
      store,
      { dossier, topics, actors, period, asOf, milestones },
      said,
    )
    const bytes = await inFormat(made, format)
    try {
      writeFileSync(out, bytes)
    } catch (error) {
      throw new Refused(
        `${out} cannot be written: ${(error as Error).message}. Name a file in a folder that is there.`,
      )
    }
    if (asked.values.json)
      print(
        JSON.stringify({
          out,
          format,
          as_of: asOf,
          from: period.from,
          to: period.to,
          letters: made.briefing.sources.length,
          method_version: made.briefing.methodVersion,
        }),
      )
    else print(`Wrote ${out}: ${made.briefing.title}, as of ${asOf}.`)
  },
}

function formatGiven(asked: Given): BriefingFormat {
  const format = needed(asked, 'format')
  if (!(format in briefingFormats))
    throw new Refused(
      `There is no format “${format}”. Choose ${Object.keys(briefingFormats).join(', ')}.`,
    )
  return format as BriefingFormat
}

async function topicsGiven(store: Store, asked: Given) {
  const said = listGiven(asked, 'topic')
  const topics = said.length
    ? await Promise.all(said.map((one) => topicGiven(store, one)))
    : await allTopics(store)
  if (!topics.length)
    throw new Refused('The store holds no topics yet. Run “stanceline seed” first.')
  if (topics.some(({ dossierId }) => dossierId !== topics[0]!.dossierId))
    throw new Refused('These topics belong to several dossiers. Make a briefing for each.')
  return topics
}

async function actorsGiven(store: Store, asked: Given): Promise<Actor[]> {
  const said = listGiven(asked, 'actor')
  if (!said.length)
    throw new Refused('Say whose stance with --actor; the option may be given several times.')
  const everybody = await store.actors.all()
  return said.map((name) => actorGiven(everybody, name))
}
