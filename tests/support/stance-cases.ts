import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { Day } from '#app/domain/days.ts'
import type { Absence, Level } from '#app/domain/level.ts'
import type { PositionStatus } from '#app/domain/positions.ts'
import { quoteAt } from '#app/domain/text/quotes.ts'
import { newId } from '#db/core/ids.ts'
import { openStore, type Store } from '#db/index.ts'
import { aParty, dossierOf, keep, somebody } from './letters.ts'

type CasePosition = {
  letter: string
  first_day: Day
  last_day: Day
  added: Day
  level: Level | null
  absence: Absence | null
  reported: boolean
  status: PositionStatus
  coder: string
  start: number
  end: number
  /** Who of an organisation says it; nobody where the case is about whoever speaks. */
  speaker?: string
}

/** A published case of the method: what one actor said on one topic, and where it stands as of a day. */
export type StanceCase = {
  positions: CasePosition[]
  as_of: Day
  expect: {
    now: number | null
    word: string
    since: Day | null
    since_or_earlier: boolean
    now_divided: boolean
    order_uncertain: boolean
    stale: boolean
    later_absence: { absence: Absence; day: Day } | null
    record: number | null
    record_word: string | null
    changed: boolean
    letters_ever: number
    one_letter: boolean
    unanswered: [count: number, asked: number]
    capped: boolean
    divided: boolean
    coders_differ: boolean
  }
}

export const stanceCases = (
  JSON.parse(readFileSync('tests/vectors/method-v2.json', 'utf8')) as { stance: StanceCase[] }
).stance

/** As long as the farthest passage needs, with each sign once: whatever of it is marked stands at one place alone. */
const words = String.fromCodePoint(...Array.from({ length: 800 }, (_, index) => 0x4e00 + index))

/** Stores the letters and positions of every case; gives the id of the topic and those of whom the cases are about. */
export async function keepStanceCases(
  databaseUrl: string,
): Promise<{ topicId: string; actorIds: string[] }> {
  await using store = await openStore(databaseUrl)
  const [topic] = await store.topics.ofDossier(await dossierOf(store))
  const actorIds: string[] = []
  for (const [number, { positions }] of stanceCases.entries()) {
    const { actorId, holderIds } = await keepCaseActors(store, `Case ${number}`, positions)
    actorIds.push(actorId)
    const letters = new Map<string, string>()
    for (const said of positions) {
      const letterId = letters.get(said.letter) ?? (await keepCaseLetter(store, number, said))
      letters.set(said.letter, letterId)
      const about = { letterId, topicId: topic!.id, holderIds: holderIds(said) }
      await keepCasePosition(store, said, about)
    }
  }
  return { topicId: topic!.id, actorIds }
}

/** Whom a case is about: somebody who speaks for themselves, or the organisation of those who are said to speak. */
async function keepCaseActors(store: Store, name: string, positions: readonly CasePosition[]) {
  const speakers = [...new Set(positions.flatMap(({ speaker }) => speaker ?? []))]
  const actorId = newId()
  const kind = speakers.length ? ('organisation' as const) : ('person' as const)
  const people = speakers.map((speaker) => ({
    ...{ id: newId(), kind: 'person' as const, name: `${speaker} of ${name}` },
  }))
  const always = { organisationId: actorId, role: null, firstDay: null, lastDay: null }
  await store.actors.record(
    [{ id: actorId, kind, name }, ...people],
    people.map(({ id }) => ({ ...always, memberId: id })),
    somebody,
  )
  const idOf = new Map(speakers.map((speaker, index) => [speaker, people[index]!.id]))
  return {
    actorId,
    holderIds: ({ speaker }: CasePosition) => [speaker ? idOf.get(speaker)! : actorId],
  }
}

async function keepCaseLetter(store: Store, number: number, said: CasePosition): Promise<string> {
  const title = `${said.letter} of case ${number}`
  const { id } = await keep(store, {
    form: {
      ...{ title, basis: 'The case says so.' },
      dated:
        said.first_day === said.last_day ? said.last_day : `${said.first_day}/${said.last_day}`,
      parties: [aParty({ name: `Case ${number}` })],
    },
    text: `${words}\n\n${title}`,
    receivedDay: said.added,
  })
  return id
}

async function keepCasePosition(
  store: Store,
  { level, absence, reported, status, coder, start, end, last_day: lastDay }: CasePosition,
  { letterId, ...about }: { letterId: string; topicId: string; holderIds: string[] },
): Promise<void> {
  const { text } = (await store.letters.byId(letterId))!
  const id = newId()
  const coding = {
    ...about,
    level,
    absence,
    reported,
    conditional: false,
    condition: null,
    note: null,
  }
  await store.positions.record(
    {
      ...{ id, letterId, lastDay, coding, coder, paragraph: 1 },
      textVersionId: text.id,
      quote: quoteAt(text.text, start, end),
    },
    somebody,
  )
  if (status !== 'approved') await store.positions.setStatus(id, 1, status, somebody)
  // What was stored within one millisecond would count in the order of the text.
  await wait(2)
}
