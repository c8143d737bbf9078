import type { AttributedPosition } from '#app/domain/attributed-positions.ts'
import type { Level } from '#app/domain/level.ts'
import type { LeadTopic } from '#app/domain/lead-sentence/actor-lead.ts'
import type { LeadActors } from '#app/domain/lead-sentence/write-clauses.ts'
import { aSpeakerPosition } from './speaker-positions.ts'
import { aTopic } from './world.ts'

/** The first topic with its short forms. */
export const encryptionInShort: LeadTopic = aTopic({
  id: 'encryption',
  name: 'Encryption',
  proposition: 'Encryption should be protected.',
  sides: {
    supports: {
      en: 'protecting encryption without exceptions',
      de: 'den Schutz von Verschlüsselung ohne Ausnahmen',
      fr: 'la protection du chiffrement sans exceptions',
    },
    opposes: {
      en: 'access to encrypted messages',
      de: 'den Zugriff auf verschlüsselte Nachrichten',
      fr: 'l’accès aux messages chiffrés',
    },
  },
})

export const leadActors: LeadActors = new Map([
  ['commission', { name: 'European Commission', kind: 'organisation' }],
  ['home-affairs', { name: 'Home Affairs', kind: 'unit' }],
  ['johansson', { name: 'Ylva Johansson', kind: 'person' }],
  ['boratynski', { name: 'Jakub Boratyński', kind: 'person' }],
  ['leyen', { name: 'Ursula von der Leyen', kind: 'person' }],
  ['apple', { name: 'Apple', kind: 'organisation' }],
  ['edri', { name: 'EDRi', kind: 'organisation' }],
  ['drw', { name: 'Digital Rights Watch', kind: 'organisation' }],
  ['cryptomator', { name: 'Cryptomator', kind: 'organisation' }],
  ['matrix', { name: 'Matrix Foundation', kind: 'organisation' }],
])

/** A position as it counts for an actor, with plain defaults: what they say themselves, in a letter of their own. */
export function anAttributed(
  changes: Parameters<typeof aSpeakerPosition>[0] & Partial<AttributedPosition> = {},
): AttributedPosition {
  const { actorId = 'johansson', topicId = 'encryption', ...rest } = changes
  const position = aSpeakerPosition({ speakerIds: [actorId], ...rest })
  return {
    id: `${position.letterId} ${position.start} ${topicId}`,
    edtf: position.lastDay,
    conditional: false,
    joint: false,
    belongingUncertain: false,
    recheck: false,
    storedAt: `${position.lastDay}T12:00:00.000Z`,
    ...rest,
    ...position,
    actorId,
    topicId,
  }
}

/** Letters of an actor, each of one day with one level and by one of its people. */
export function lettersBy(
  actorId: string,
  ...said: [day: string, level: Level, speakerId?: string][]
): AttributedPosition[] {
  return said.map(([day, level, speakerId = actorId]) =>
    anAttributed({
      actorId,
      day,
      level,
      speakerIds: [speakerId],
      letterId: `${speakerId} ${day}`,
    }),
  )
}
