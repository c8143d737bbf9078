import { formatCitation } from '#app/domain/letters.ts'
import { formatEdtfDate } from '#app/domain/days.ts'
import { getCachedStance } from '#app/domain/memoized-stance.ts'
import { listQualifiers } from '#app/domain/stance.ts'
import { findCurrentAsOf, getToday } from '#app/features/analysis/timeline-view.ts'
import { theStore } from '#app/store.server.ts'
import { requireActor, requireTopic } from './find-by-name.ts'
import { readDayOption, requireOption, printLine, printJson, type Command } from './command.ts'
import { stanceToJson } from '#app/domain/method-cases/first-version-cases.ts'
import { formatSignedNumber } from '#app/domain/text/words.ts'

export const stanceCommand: Command = {
  name: 'stance',
  summary: 'Says where an actor stands on a topic as of a day, and on what evidence.',
  usage:
    'stanceline stance --actor "Ylva Johansson" --topic encryption [--as-of 2020-12-31] [--json]\n\n' +
    'Actor and topic by name, alias or id; case and accents do not count.',
  options: {
    actor: { type: 'string' },
    topic: { type: 'string' },
    'as-of': { type: 'string' },
    json: { type: 'boolean' },
  },
  run: async (input) => {
    const store = await theStore()
    const actor = await requireActor(store, requireOption(input, 'actor'))
    const topic = await requireTopic(store, requireOption(input, 'topic'))
    const asOf =
      readDayOption(input, 'as-of') ??
      (await findCurrentAsOf(store.visibleTo('owner'), getToday())).asOf
    const found = getCachedStance(
      (await store.evidence.ofActors([actor.id]))(actor.id, topic.id),
      asOf,
    )
    const positionsById = new Map(
      (await store.positions.byIds(found.evidence.map(({ position }) => position.id))).map(
        (position) => [position.id, position],
      ),
    )
    const weightedPositions = found.evidence.map(({ position, weight }) => ({
      position: positionsById.get(position.id)!,
      weight,
    }))
    if (input.values.json) {
      const evidence = weightedPositions.map(({ position, weight }) => ({
        position: position.id,
        letter: position.letterId,
        title: position.letter.title,
        reference: position.letter.reference,
        date: position.letter.dated.edtf,
        last_day: position.lastDay,
        level: position.level,
        absence: position.absence,
        conditional: position.conditional,
        condition: position.condition,
        weight,
        paragraph: position.paragraph,
        quote: position.quote.exact,
      }))
      return printJson({
        actor: actor.name,
        topic: topic.name,
        as_of: asOf,
        ...stanceToJson(found),
        evidence,
      })
    }
    const number = found.weighted === null ? '' : ` (${formatSignedNumber(found.weighted)})`
    printLine(
      `${actor.name} on ${topic.name} as of ${asOf}: ${[found.word + number, ...listQualifiers(found)].join(', ')}.`,
    )
    for (const { position } of weightedPositions)
      printLine(
        `- “${position.quote.exact}” ` +
          `${formatCitation(position.letter, formatEdtfDate(position.letter.dated), position.paragraph)}`,
      )
  },
}
