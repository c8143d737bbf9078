import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AttributedPosition } from '#app/domain/attributed-positions.ts'
import { absences, levels, type Absence, type Level } from '#app/domain/level.ts'
import type { LeadDays } from '#app/domain/lead-sentence/lead-days.ts'
import { findActorLead } from '#app/domain/lead-sentence/actor-lead.ts'
import { findTopicLead, type Lead } from '#app/domain/lead-sentence/topic-lead.ts'
import { describeLead, writeLead } from '#app/domain/lead-sentence/write-lead.ts'
import { sideLanguages } from '#app/domain/topic-sides.ts'
import { anAttributed, encryptionInShort, leadActors } from '#tests/support/lead-worlds.ts'
import { anyLetters } from '#tests/support/speaker-positions.ts'
import { worlds } from '#tests/support/worlds.ts'

const days: LeadDays = { asOf: '2021-06-30', today: '2021-06-30', why: null }
const privacy = { ...encryptionInShort, id: 'privacy', name: 'Privacy' }

/** Made-up letters: who of three people and two organisations says what in them, and on which of two topics. */
const anyWorld = fc
  .record({
    letters: anyLetters(['johansson', 'boratynski', 'leyen', 'apple', 'edri']),
    onPrivacy: fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }),
    recoded: fc.array(fc.nat(), { minLength: 30, maxLength: 30 }),
  })
  .map(({ letters, onPrivacy, recoded }) => ({
    said: letters.map(({ ...position }, at) =>
      anAttributed({
        ...position,
        id: `p${at}`,
        topicId: onPrivacy[at] ? 'privacy' : 'encryption',
      }),
    ),
    recoded,
  }))

const people = ['johansson', 'boratynski', 'leyen']

/** What counts for each of them on a topic: the Commission has what its people say. */
function evidenceOf(said: readonly AttributedPosition[], actorId: string, topicId: string) {
  const speaks = actorId === 'commission' ? people : [actorId]
  return said
    .filter((row) => row.topicId === topicId && row.speakerIds.some((id) => speaks.includes(id)))
    .map((row) => ({ ...row, actorId }))
}

const topics = [encryptionInShort, privacy]

/** Every first sentence that the letters make: of one actor on a topic and on both, and of all of them. */
const sentences: ((said: readonly AttributedPosition[]) => Lead | null)[] = [
  ...['commission', 'apple'].flatMap((actorId) =>
    [[encryptionInShort], topics].map(
      (some) => (said: readonly AttributedPosition[]) =>
        findActorLead(
          actorId,
          some.map((topic) => ({ topic, evidence: evidenceOf(said, actorId, topic.id) })),
          days,
        ),
    ),
  ),
  (said) =>
    findTopicLead(
      [
        {
          topic: encryptionInShort,
          rows: ['commission', ...people, 'apple', 'edri'].map((actorId) => ({
            actorId,
            evidence: evidenceOf(said, actorId, 'encryption'),
          })),
        },
      ],
      days,
    ),
]

const write = (lead: Lead | null): string[] =>
  sideLanguages.map(({ language }) =>
    lead ? describeLead(writeLead(lead, leadActors, language)) : '',
  )

const values: readonly (Level | Absence)[] = [
  ...levels.map(({ level }) => level),
  ...absences.map(({ absence }) => absence),
]

/** The letter with one of its passages coded otherwise, so that something else counts of it. */
function recode(
  said: readonly AttributedPosition[],
  letterId: string,
  number: number,
): AttributedPosition[] | null {
  const own = said.filter((row) => row.letterId === letterId)
  const chosen = own[number % own.length]!
  const value = values[number % values.length]!
  if (value === (chosen.level ?? chosen.absence)) return null
  const [level, absence] =
    typeof value === 'number' ? [value, null] : [null, value satisfies Absence]
  return said.map((row) => (row === chosen ? { ...row, level, absence } : row))
}

/** What counts of letters, told apart from what only repeats: who gives which level in which letter, on what. */
const countedOf = (said: readonly AttributedPosition[]): string =>
  [
    ...new Set(
      said.map(
        (row) =>
          `${row.letterId} ${row.topicId} ${row.speakerIds.join()} ${row.level ?? row.absence}`,
      ),
    ),
  ]
    .sort()
    .join('; ')

test('each letter that a sentence rests on changes it when it is taken away, withdrawn or recoded', () => {
  const anySentence = fc.constantFrom(...sentences)
  fc.assert(
    fc.property(anyWorld, anySentence, ({ said, recoded }, find) => {
      const before = write(find(said))
      for (const [at, letterId] of [...new Set(said.map((row) => row.letterId))].entries()) {
        const isOfLetter = (row: AttributedPosition) => row.letterId === letterId
        if (!isInput(find, said.filter(isOfLetter))) continue
        const without = said.filter((row) => !isOfLetter(row))
        expectAllChanged(before, write(find(without)))
        const withdrawn = said.map((row) =>
          isOfLetter(row) ? { ...row, status: 'withdrawn' as const } : row,
        )
        expectAllChanged(before, write(find(withdrawn)))
        const other = recode(said, letterId, recoded[at]!)
        if (other && doesItMatter(find, said, other)) expectAllChanged(before, write(find(other)))
      }
    }),
    worlds(500),
  )
})

/** Whether a sentence is about a letter at all: alone, it would make one. */
const isInput = (find: (typeof sentences)[number], letter: readonly AttributedPosition[]) =>
  find(letter) !== null

/** Whether the passage that was recoded is one that the sentence is about, and something else counts since. */
function doesItMatter(
  find: (typeof sentences)[number],
  said: readonly AttributedPosition[],
  other: readonly AttributedPosition[],
): boolean {
  const changed = other.filter((row, at) => row !== said[at])
  return find(changed) !== null && countedOf(said) !== countedOf(other)
}

function expectAllChanged(before: readonly string[], after: readonly string[]): void {
  for (const [at, sentence] of before.entries()) expect(after[at]).not.toBe(sentence)
}

test('the sentences were made, and a letter on another topic is none of their inputs', () => {
  const said = [
    anAttributed({ actorId: 'apple', day: '2021-01-01', topicId: 'privacy' }),
    anAttributed({ actorId: 'apple', day: '2021-02-01' }),
  ]
  expect(sentences.map((find) => find(said) !== null)).toEqual([false, false, true, true, true])
  expect(isInput(sentences[2]!, said.slice(0, 1))).toBe(false)
})
