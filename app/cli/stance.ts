import { signed } from '#app/domain/level.ts'
import { citation } from '#app/domain/letters.ts'
import { sayDated } from '#app/domain/days.ts'
import { stanceOf } from '#app/domain/reckoned.ts'
import { qualifiers } from '#app/domain/stance.ts'
import { currentAsOf, today } from '#app/http/evidence.ts'
import { theStore } from '#app/store.server.ts'
import { actorGiven, topicGiven } from './asked.ts'
import { dayGiven, needed, print, printJson, type Command } from './command.ts'
import { asJson } from './method.ts'

export const stanceCommand: Command = {
  name: 'stance',
  says: 'Says where an actor stands on a topic as of a day, and on what evidence.',
  usage:
    'stanceline stance --actor "Ylva Johansson" --topic encryption [--as-of 2020-12-31] [--json]\n\nActor and topic by name, alias or id; case and accents do not count.',
  options: {
    actor: { type: 'string' },
    topic: { type: 'string' },
    'as-of': { type: 'string' },
    json: { type: 'boolean' },
  },
  run: async (asked) => {
    const store = await theStore()
    const actor = actorGiven(await store.actors.all(), needed(asked, 'actor'))
    const topic = await topicGiven(store, needed(asked, 'topic'))
    const asOf = dayGiven(asked, 'as-of') ?? (await currentAsOf(store, today())).asOf
    const found = stanceOf((await store.evidence.of([actor.id]))(actor.id, topic.id), asOf)
    const stated = new Map(
      (await store.positions.byIds(found.evidence.map(({ position }) => position.id))).map(
        (position) => [position.id, position],
      ),
    )
    const counted = found.evidence.map(({ position, weight }) => ({
      position: stated.get(position.id)!,
      weight,
    }))
    if (asked.values.json) {
      const evidence = counted.map(({ position, weight }) => ({
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
        ...asJson(found),
        evidence,
      })
    }
    const number = found.weighted === null ? '' : ` (${signed(found.weighted)})`
    print(
      `${actor.name} on ${topic.name} as of ${asOf}: ${[found.word + number, ...qualifiers(found)].join(', ')}.`,
    )
    for (const { position } of counted)
      print(
        `- “${position.quote.exact}” ${citation(position.letter, sayDated(position.letter.dated), position.paragraph)}`,
      )
  },
}
