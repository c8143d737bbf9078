import type { AttributedPosition } from '#app/domain/attributed-positions.ts'
import { aSpeakerPosition } from './speaker-positions.ts'

let said = 0

/** What counts for an actor on Encryption, with plain defaults: +1 by itself in a letter of its own of the day. */
export function saidOf(
  actorId: string,
  ...rows: (Partial<AttributedPosition> & { day?: string })[]
): AttributedPosition[] {
  return rows.map((row) => ({
    storedAt: `${row.lastDay ?? row.day ?? '2020-10-29'}T12:00:00.000Z`,
    ...aSpeakerPosition({ speakerIds: [actorId], ...row }),
    ...{ id: `position ${(said += 1)}`, actorId, topicId: 'encryption', edtf: row.day ?? '' },
    ...{ conditional: false, joint: false, belongingUncertain: false, recheck: false },
    ...row,
  }))
}
