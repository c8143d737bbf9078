import { dayFromNumber, dayNumber, type Day } from '#app/domain/days.ts'
import type { Level } from '#app/domain/level.ts'
import { openStore } from '#db/index.ts'
import { aParty, aPassage, dossierOf, keep, somebody } from './letters.ts'

/** The day as of which the questions are asked, so that their answers do not change with the clock. */
export const askedOn: Day = '2024-06-30'

export const dayBefore = (days: number): Day => dayFromNumber(dayNumber(askedOn) - days)

/** What is made up on encryption: who said it how many days ago, and for which organisation. */
const said: [name: string, daysAgo: number, level: Level, organisation?: string][] = [
  ['Rita Rival', 320, -1],
  ['Rita Rival', 300, -1],
  ['Rita Rival', 60, 2],
  ['Rita Rival', 40, 2],
  ['Carl Contrary', 50, 2],
  ['Carl Contrary', 20, -2],
  ['Nora Naysayer', 30, -2],
  ['Paul Pleaser', 35, 2],
  ['Sam Second', 45, 1],
  ['Tom Third', 45, 1],
  ['Ada Early', 200, -1, 'Open House'],
  ['Bo Later', 100, 1, 'Open House'],
]

export const sentenceOf = (name: string, daysAgo: number) =>
  `This is what ${name} says of it on day ${daysAgo}.`

/**
 * Stores a world in which each of ten questions of an analyst has one answer, as of `askedOn`: Rita turned, Carl
 * contradicts himself within 90 days, another speaks for Open House, and Jan was asked and has not answered.
 */
export async function keepTenAnswers(databaseUrl: string): Promise<void> {
  await using store = await openStore(databaseUrl)
  for (const [name, daysAgo, level, organisation = ''] of said) {
    const quote = sentenceOf(name, daysAgo)
    await keep(store, {
      form: {
        title: `${name}, day ${daysAgo}`,
        dated: dayBefore(daysAgo),
        parties: [aParty({ name, organisation })],
      },
      text: `Dear Sir,\n\n${quote}`,
      positions: [aPassage({ quote, level })],
    })
  }
  const { id } = await keep(store, {
    form: {
      title: 'Our question',
      dated: dayBefore(90),
      parties: [aParty({ name: 'Ana Kovač' }), aParty({ role: 'recipient', name: 'Jan Nowak' })],
    },
    text: 'We ask you where you stand.',
  })
  const topics = await store.topics.ofDossier(await dossierOf(store))
  const jan = (await store.actors.all()).find(({ name }) => name === 'Jan Nowak')!
  const topicId = topics.find(({ name }) => name === 'Encryption')!.id
  await store.asks.save(id, [{ topicId, before: [], after: [jan.id] }], somebody)
}
