import { expect, test } from 'vitest'
import type { LeadDays } from '#app/domain/lead-sentence/lead-days.ts'
import { findTopicLead } from '#app/domain/lead-sentence/topic-lead.ts'
import { describeLead, writeLead } from '#app/domain/lead-sentence/write-lead.ts'
import type { AttributedPosition } from '#app/domain/attributed-positions.ts'
import type { SideLanguage } from '#app/domain/topic-sides.ts'
import {
  anAttributed,
  encryptionInShort,
  leadActors,
  lettersBy,
} from '#tests/support/lead-worlds.ts'

const endOf2022: LeadDays = { asOf: '2022-12-31', today: '2022-12-31', why: null }

const rowsOf = (...lists: AttributedPosition[][]) =>
  lists.map((evidence) => ({ actorId: evidence[0]!.actorId, evidence }))

function tell(
  rows: ReturnType<typeof rowsOf>,
  language: SideLanguage = 'en',
  days: LeadDays = endOf2022,
): string {
  const lead = findTopicLead([{ topic: encryptionInShort, rows }], days)!
  return describeLead(writeLead(lead, leadActors, language)).replaceAll('\u00a0', ' ')
}

const opposing: [day: string, level: -1, speakerId: string][] = [
  ['2022-05-11', -1, 'johansson'],
  ['2022-09-01', -1, 'johansson'],
  ['2022-11-01', -1, 'johansson'],
]
const jointly = (actorId: string) => [
  anAttributed({ actorId, day: '2022-10-10', level: 0, joint: true, letterId: 'joint' }),
]
const world = rowsOf(
  lettersBy('commission', ...opposing),
  // What her portfolio says is what she says.
  lettersBy('home-affairs', ...opposing),
  lettersBy('johansson', ...opposing),
  lettersBy('edri', ['2022-01-10', 2]),
  lettersBy('apple', ['2021-06-01', -1], ['2022-12-07', 1]),
  lettersBy('drw', ['2020-06-01', 1]),
  lettersBy('cryptomator', ['2017-01-01', 0]),
  jointly('matrix'),
  jointly('leyen'),
)

test.each([
  [
    'en',
    'On Encryption, 3 of 6 voices support protecting encryption without exceptions, 1 opposes it, 1 is mixed and 1 is too old to weigh. European Commission has opposed it since 11 May 2022 or earlier; Apple moved furthest, in Dec 2022 (not yet established); 2 have not been heard for 24 months. 9 letters, coded 4 × −1, 2 × 0, 2 × +1, 1 × +2.',
  ],
  [
    'de',
    'Zu Encryption: 3 von 6 Stimmen sind für den Schutz von Verschlüsselung ohne Ausnahmen, 1 ist dagegen, 1 ist gemischt und 1 ist zu alt, um zu zählen. European Commission ist seit dem 11. Mai 2022 oder früher dagegen; Apple hat sich am weitesten bewegt, im Dez. 2022 (noch nicht gesichert); 2 wurden seit 24 Monaten nicht gehört. 9 Briefe, codiert 4 × −1, 2 × 0, 2 × +1, 1 × +2.',
  ],
  [
    'fr',
    'Sur Encryption, 3 voix sur 6 soutiennent la protection du chiffrement sans exceptions, 1 est contre, 1 est mitigée et 1 est trop ancienne pour compter. European Commission est contre depuis le 11 mai 2022 ou plus tôt ; Apple a le plus évolué, en déc. 2022 (pas encore établi) ; 2 n’ont pas été entendues depuis 24 mois. 9 lettres, codées 4 × −1, 2 × 0, 2 × +1, 1 × +2.',
  ],
] as const)('where all voices stand on a topic (%s)', (language, told) => {
  expect(tell(world, language)).toBe(told)
})

test('a clause whose number is 0 is left out', () => {
  const rows = rowsOf(lettersBy('edri', ['2022-01-10', -1]), lettersBy('apple', ['2022-02-10', -2]))
  expect(tell(rows)).toBe(
    'On Encryption, 2 of 2 voices oppose protecting encryption without exceptions. EDRi has opposed it since 10 Jan 2022 or earlier. 2 letters, coded 1 × −2, 1 × −1.',
  )
})

test('the as-of day stands in the same breath where nothing is newer', () => {
  const rows = rowsOf(lettersBy('edri', ['2020-01-10', 1]), lettersBy('apple', ['2020-02-10', -1]))
  const days: LeadDays = { asOf: '2020-02-10', today: '2026-11-29', why: 'newest' }
  expect(tell(rows, 'en', days)).toMatch(
    /^As of 10 Feb 2020 \(the newest letter; nothing since\), on Encryption, 1 of 2 voices supports protecting/,
  )
  expect(tell(rows, 'de', days)).toMatch(
    /^Stand 10\. Feb\. 2020 \(neuester Brief; seither keiner\), zu Encryption: 1 von 2 Stimmen ist für den Schutz/,
  )
})

test('nobody moved furthest by a letter whose order is uncertain, or by one that was taken back', () => {
  const uncertain = [
    ...lettersBy('apple', ['2022-03-01', 1]),
    anAttributed({ actorId: 'apple', firstDay: '2022-01-01', lastDay: '2022-05-11', level: -1 }),
  ]
  const back = lettersBy('edri', ['2022-01-01', 1], ['2022-02-01', -1], ['2022-03-01', 1])
  expect(tell(rowsOf(uncertain, back))).not.toContain('moved furthest')
})

test('those who went equally far are named together, and counted where they are many', () => {
  const moving = (actorId: string) => lettersBy(actorId, ['2022-01-01', -1], ['2022-06-01', 1])
  const two = rowsOf(moving('edri'), moving('apple'))
  expect(tell(two)).toContain('EDRi and Apple moved furthest (not yet established)')
  expect(tell(rowsOf(...['edri', 'apple', 'drw'].map(moving)))).toContain('3 moved furthest')
})

test('where one voice spoke, the sentence is about it', () => {
  const [commission, homeAffairs, johansson] = world
  expect(tell([commission!, homeAffairs!, johansson!])).toBe(
    'European Commission opposes protecting encryption without exceptions, since 11 May 2022 or earlier; 3 letters by 1 person. Coded 3 × −1.',
  )
  expect(findTopicLead([{ topic: encryptionInShort, rows: [] }], endOf2022)).toBeNull()
})

test('a unit that counts by some of the letters of an organisation is no voice beside it', () => {
  const unit = lettersBy('home-affairs', ...opposing.slice(1))
  const rows = rowsOf(unit, lettersBy('commission', ...opposing))
  expect(tell(rows)).toMatch(/^European Commission opposes/)
  // Signatories of one letter belong to nobody, also where one of them says more.
  const more = [...jointly('matrix'), ...lettersBy('matrix', ['2022-11-11', 1])]
  expect(tell(rowsOf(jointly('leyen'), more))).toMatch(/^On Encryption, 1 of 2 voices supports/)
})

test('of several topics the one on which most voices spoke is told', () => {
  const privacy = { ...encryptionInShort, id: 'privacy', name: 'Privacy' }
  const onPrivacy = lettersBy('edri', ['2022-01-10', 2]).map((row) => ({
    ...row,
    topicId: 'privacy',
  }))
  const lead = findTopicLead(
    [
      { topic: privacy, rows: rowsOf(onPrivacy) },
      { topic: encryptionInShort, rows: world },
    ],
    endOf2022,
  )
  expect(lead).toMatchObject({ kind: 'topic', topic: { id: 'encryption' }, voices: 6 })
})
