import type { VisibleScope } from '../core/visible-scope.ts'
import type { bindActors } from '../codebook/actors.ts'
import { bindNamedActors } from './named-actors.ts'
import type { bindDossiers } from '../dossiers/dossiers.ts'
import type { bindPositions } from '../positions/positions.ts'
import {
  changeSecondPosition,
  recordSecondPosition,
  setSecondStatus,
} from './second-position-writes.ts'
import { findSecondPosition, listSecondPositions } from './second-positions.ts'
import { bindCodingDrafts } from '../letters/coding-drafts.ts'
import { finishSecondCoding } from './finish-second-coding.ts'
import type { bindCodings } from '../letters/codings.ts'
import { bindLetters } from '../letters/letters.ts'
import { bindTexts } from '../letters/text-versions.ts'

/** The parts of a store that something is opened in. */
type ClosedStore = {
  letters: ReturnType<typeof bindLetters>
  texts: ReturnType<typeof bindTexts>
  actors: ReturnType<typeof bindActors>
  dossiers: ReturnType<typeof bindDossiers>
  codingDrafts: ReturnType<typeof bindCodingDrafts>
  codings: ReturnType<typeof bindCodings>
  positions: ReturnType<typeof bindPositions>
}

/**
 * What somebody sees of the store while they code one letter a second time: everything as before, without that letter,
 * but for its text and what they code in it themselves. What is open is named here one by one, so that whatever else is
 * read of a letter, now or later, stays closed.
 */
export function makeBlindStore<Closed extends ClosedStore>(
  closed: Closed,
  open: VisibleScope,
  { id, letterId, dossierId }: { id: string; letterId: string; dossierId: string },
): Closed {
  const isOwn = (asked: string) => asked === letterId
  const openLetters = bindLetters(open)
  const openTexts = bindTexts(open)
  const opened: ClosedStore = {
    letters: {
      ...closed.letters,
      byId: async (asked) => (isOwn(asked) ? openLetters.byId(asked) : closed.letters.byId(asked)),
      file: async (asked) => (isOwn(asked) ? openLetters.file(asked) : closed.letters.file(asked)),
    },
    texts: {
      ...closed.texts,
      words: async (asked, version) =>
        isOwn(asked) ? openTexts.words(asked, version) : closed.texts.words(asked, version),
    },
    actors: { ...closed.actors, ...bindNamedActors(closed.actors, open, { id, letterId }) },
    dossiers: {
      ...closed.dossiers,
      ofLetters: async (letterIds) => {
        const found = await closed.dossiers.ofLetters(letterIds)
        return letterIds.includes(letterId) ? new Map([...found, [letterId, [dossierId]]]) : found
      },
    },
    codingDrafts: bindCodingDrafts(open),
    codings: {
      ...closed.codings,
      end: async (_state, _coding, performedBy) =>
        finishSecondCoding(open, { id, letterId, dossierId }, performedBy),
      takeBack: changeNothing,
    },
    positions: bindSecondPositions(closed.positions, open, { id, letterId }),
  }
  return { ...closed, ...opened }
}

const changeNothing = async () => ({ changed: false as const })

/** What they code themselves, in the place of positions. */
function bindSecondPositions(
  closed: ClosedStore['positions'],
  open: VisibleScope,
  { id, letterId }: { id: string; letterId: string },
): ClosedStore['positions'] {
  return {
    ...closed,
    ofLetter: async (asked) => (asked === letterId ? listSecondPositions(open, id) : []),
    byId: async (positionId) => findSecondPosition(open, id, positionId),
    record: async (sent, performedBy, made) =>
      recordSecondPosition(open, id, sent, performedBy, made),
    change: async (before, revision, change, performedBy, made) =>
      changeSecondPosition(open, id, before, revision, change, performedBy, made),
    setStatus: async (positionId, revision, status, performedBy) =>
      setSecondStatus(open, { codingId: id, letterId }, positionId, revision, status, performedBy),
    revert: changeNothing,
  }
}
