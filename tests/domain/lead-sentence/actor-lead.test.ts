import { expect, test } from 'vitest'
import { indexEvidence } from '#app/domain/attributed-positions.ts'
import { findActorLead, type LeadTopic } from '#app/domain/lead-sentence/actor-lead.ts'
import type { LeadDays } from '#app/domain/lead-sentence/lead-days.ts'
import { describeLead, writeLead } from '#app/domain/lead-sentence/write-lead.ts'
import type { AttributedPosition } from '#app/domain/attributed-positions.ts'
import type { SideLanguage } from '#app/domain/topic-sides.ts'
import { attributed } from '#tests/support/attributed.ts'
import {
  anAttributed,
  encryptionInShort,
  leadActors,
  lettersBy,
} from '#tests/support/lead-worlds.ts'
import { affiliations, aTopic, detection, positions } from '#tests/support/world.ts'

const endOf2022: LeadDays = { asOf: '2022-12-31', today: '2022-12-31', why: null }

type Told = {
  actorId?: string
  topic?: LeadTopic
  days?: LeadDays
  language?: SideLanguage
}

/** The sentence with what it rests on, with plain spaces. */
function tell(
  evidence: readonly AttributedPosition[],
  {
    actorId = 'commission',
    topic = encryptionInShort,
    days = endOf2022,
    language = 'en',
  }: Told = {},
): string {
  const lead = findActorLead(actorId, [{ topic, evidence }], days)!
  return describeLead(writeLead(lead, leadActors, language)).replaceAll('\u00a0', ' ')
}

const turned = lettersBy(
  'commission',
  ['2020-03-01', 1, 'johansson'],
  ['2020-09-01', 1, 'johansson'],
  ['2021-03-01', 1, 'boratynski'],
  ['2021-09-01', 1, 'johansson'],
  ['2022-05-11', -1, 'johansson'],
  ['2022-06-01', -1, 'leyen'],
  ['2022-07-01', -1, 'johansson'],
  ['2022-08-01', -1, 'johansson'],
  ['2022-09-01', -1, 'leyen'],
)

test.each([
  [
    'en',
    'European Commission opposes protecting encryption without exceptions, since 11 May 2022; it turned once; 9 letters by 3 people. Coded 5 × −1, 4 × +1.',
  ],
  [
    'de',
    'European Commission lehnt den Schutz von Verschlüsselung ohne Ausnahmen ab, seit dem 11. Mai 2022; einmal die Seite gewechselt; 9 Briefe von 3 Personen. Codiert 5 × −1, 4 × +1.',
  ],
  [
    'fr',
    'European Commission rejette la protection du chiffrement sans exceptions, depuis le 11 mai 2022 ; a changé de camp une fois ; 9 lettres de 3 personnes. Codées 5 × −1, 4 × +1.',
  ],
] as const)('where somebody stands, since when, and on how many letters (%s)', (language, told) => {
  expect(tell(turned, { language })).toBe(told)
})

// Rule 12: nothing is newer than 21 Dec 2020; the letter of that day may be older than the one of 29 Oct 2020.
const nothingSince: LeadDays = { asOf: '2020-12-21', today: '2026-11-29', why: 'newest' }

test.each([
  [
    'en',
    'As of 21 Dec 2020 (the newest letter; nothing since), European Commission is mixed, on condition, on protecting encryption without exceptions (stale, order uncertain), since 21 Dec 2020; 2 letters by 2 people. Coded 1 × −1, 1 × 0.',
  ],
  [
    'de',
    'Stand 21. Dez. 2020 (neuester Brief; seither keiner): European Commission äußert sich unter einer Bedingung gemischt über den Schutz von Verschlüsselung ohne Ausnahmen (veraltet, Reihenfolge ungewiss), seit dem 21. Dez. 2020; 2 Briefe von 2 Personen. Codiert 1 × −1, 1 × 0.',
  ],
  [
    'fr',
    'Au 21 déc. 2020 (lettre la plus récente ; rien depuis), European Commission est d’un avis mitigé, sous condition, sur la protection du chiffrement sans exceptions (ancien, ordre incertain), depuis le 21 déc. 2020 ; 2 lettres de 2 personnes. Codées 1 × −1, 1 × 0.',
  ],
] as const)(
  'the two letters of the Commission, as of the newest of them (%s)',
  (language, told) => {
    const evidence = indexEvidence(attributed(positions, affiliations))('commission', 'encryption')
    expect(tell(evidence, { days: nothingSince, language })).toBe(told)
  },
)

test('several topics stand in one sentence, each letter counted once', () => {
  const evidenceOf = indexEvidence(attributed(positions, affiliations))
  const topics = [encryptionInShort, detection].map((topic) => ({
    topic,
    evidence: evidenceOf('johansson', topic.id),
  }))
  const lead = findActorLead('johansson', topics, {
    asOf: '2020-12-31',
    today: '2020-12-31',
    why: null,
  })!
  expect(describeLead(writeLead(lead, leadActors, 'en')).replaceAll('\u00a0', ' ')).toBe(
    'Ylva Johansson opposes protecting encryption without exceptions, since 29 Oct 2020 or earlier; strongly supports “Providers should be allowed to keep detecting, reporting and removing child sexual abuse material voluntarily”, since 29 Oct 2020 or earlier; 1 letter. Coded 1 × −1, 1 × +2.',
  )
})

test('what is stale says when it was last heard, unless the as-of day does', () => {
  const evidence = lettersBy('johansson', ['2020-06-01', 1])
  expect(tell(evidence, { actorId: 'johansson' })).toContain('(stale, last heard 1 Jun 2020)')
})

test('what somebody only kept silent about is no stance', () => {
  const evidence = [
    anAttributed({ day: '2022-01-01', absence: 'evaded', letterId: 'a' }),
    anAttributed({ day: '2022-02-01', absence: 'withheld', letterId: 'b' }),
  ]
  expect(tell(evidence, { actorId: 'johansson' })).toBe(
    'Ylva Johansson only kept silent on Encryption (1 evaded, 1 withheld); 2 letters. Coded 1 × evaded, 1 × withheld.',
  )
  expect(findActorLead('johansson', [{ topic: encryptionInShort, evidence: [] }], endOf2022)).toBe(
    null,
  )
})

test('what belongs to the word stands beside it', () => {
  const evidence = [
    ...lettersBy('johansson', ['2021-01-01', 2], ['2022-01-01', -2]),
    anAttributed({ day: '2022-06-01', absence: 'evaded' }),
  ]
  expect(tell(evidence, { actorId: 'johansson' })).toBe(
    'Ylva Johansson opposes protecting encryption without exceptions (1 of 3 unanswered, capped, since then: evaded, 1 Jun 2022, changed, record: mixed, divided), since 1 Jan 2022; turned once (not yet established); 3 letters. Coded 1 × −2, 1 × +2, 1 × evaded.',
  )
})

test('a move whose order is uncertain, or that another signatory made, is no turn', () => {
  const another = lettersBy(
    'commission',
    ['2022-01-01', 1, 'johansson'],
    ['2022-05-11', -1, 'boratynski'],
  )
  expect(tell(another)).not.toContain('turned')
  const uncertain = [
    ...lettersBy('johansson', ['2022-03-01', 1]),
    anAttributed({ firstDay: '2022-01-01', lastDay: '2022-05-11', level: -1 }),
  ]
  expect(tell(uncertain, { actorId: 'johansson' })).toContain('order uncertain')
  expect(tell(uncertain, { actorId: 'johansson' })).not.toContain('turned')
})

test('a topic without a short form in the language is said by what there is', () => {
  const evidence = lettersBy('johansson', ['2022-05-01', -1])
  const say = (sides: Partial<Record<'supports' | 'opposes', string>>, language: SideLanguage) =>
    tell(evidence, {
      actorId: 'johansson',
      language,
      topic: aTopic({
        id: 'encryption',
        proposition: 'It should be so.',
        sides: {
          supports: { en: sides.supports ?? '', de: '', fr: '' },
          opposes: { en: sides.opposes ?? '', de: '', fr: '' },
        },
      }),
    })
  expect(say({ opposes: 'a ban' }, 'en')).toContain('Ylva Johansson supports a ban, since')
  expect(say({ supports: 'its use' }, 'de')).toContain('lehnt „its use“ ab, seit dem 1. Mai 2022')
  expect(say({}, 'fr')).toContain('rejette « It should be so », depuis le 1er mai 2022 ou plus tôt')
})
