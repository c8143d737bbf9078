import type { SignedInContext } from '#app/auth/request-context.ts'
import { nameSecondCoderObstacle } from '#app/domain/second-coding/second-codings.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import type { DeedWays, DoneDeed } from './deed-ways.ts'

/** To whom a letter was given as a deed notes it, known again by the moment. */
type NotedGiving = { userId: string; at: string }

/** Gives finished letters of a dossier to a second coder, and takes back those that nobody has begun. */
export const secondCoderDeed: DeedWays = {
  plan: async ({ visible }, { dossier, coder }, letterIds) => {
    const asked = { dossierId: dossier!.id, userId: coder!.id }
    const found = await visible.secondCodings.candidates(asked, letterIds)
    const candidates = new Map(found.map((letter) => [letter.letterId, letter]))
    const after: NotedGiving = { userId: coder!.id, at: new Date().toISOString() }
    return letterIds.map((letterId) => {
      const candidate = candidates.get(letterId)
      const obstacle = candidate
        ? nameSecondCoderObstacle(candidate, coder!.name)
        : 'not in the dossier'
      return { letterId, obstacle, before: null, after }
    })
  },
  warn: async ({ visible }, letterIds) => {
    const audiences = [...(await visible.letters.audiences(letterIds)).values()]
    const open = audiences.filter(({ letter }) => letter.visibility === 'public').length
    return `${handGivenSentence} ${open ? explainPublicLetters(open) : ''}`.trim()
  },
  apply: async (context, { dossier }, rows) => {
    const [first] = rows
    if (!first) return []
    const { userId, at } = first.after as NotedGiving
    const give = async (letterIds: readonly string[]) => {
      const { changed } = await context.visible.secondCodings.give(
        { dossierId: dossier!.id, userId, letterIds, draw: null, at },
        context.performedBy,
      )
      return changed ? letterIds : []
    }
    const all = await give(idsOf(rows))
    if (all.length) return [...all]
    // Somebody came between with at least one of them.
    const done: string[] = []
    for (const letterId of idsOf(rows)) done.push(...(await give([letterId])))
    return done
  },
  findStanding: async (context, { dossierId }, rows) => {
    const given = await listGiven(context, dossierId!, rows)
    // A row that is turned around asks what is given to nobody.
    const untaken = await listUntaken(context, dossierId!, rows)
    return [...given.map(({ letterId }) => letterId), ...untaken]
  },
  takeBack: async (context, { dossierId }, rows) => {
    const back: string[] = []
    for (const coding of await listGiven(context, dossierId!, rows)) {
      const taken = await context.visible.secondCodings.takeBack(
        { ...coding, dossierId: dossierId!, passages: 0 },
        context.performedBy,
      )
      if (taken.changed) back.push(coding.letterId)
    }
    return back
  },
}

const handGivenSentence = 'Given by hand, they do not enter the agreement.'

const explainPublicLetters = (count: number): string =>
  `${formatQuantity(count, 'letter')} of them ${count === 1 ? 'is' : 'are'} public: whoever is not signed in reads the ` +
  'first coding, and so could the second coder.'

const idsOf = (rows: readonly DoneDeed[]) => rows.map(({ letterId }) => letterId)

/** What is as the deed left it: whoever got a letter has it still and coded nothing in it. */
async function listGiven(
  { visible }: SignedInContext,
  dossierId: string,
  rows: readonly DoneDeed[],
) {
  const untouched = await visible.secondCodings.untouched(dossierId, idsOf(rows))
  const noted = new Map(rows.map(({ letterId, after }) => [letterId, after as NotedGiving | null]))
  return untouched.filter(({ letterId, userId, at }) => {
    const given = noted.get(letterId)
    return given?.userId === userId && given.at === at
  })
}

/** Of the letters that are to be nobody's, those that have no second coder. */
async function listUntaken(
  { visible, user }: SignedInContext,
  dossierId: string,
  rows: readonly DoneDeed[],
): Promise<string[]> {
  const asked = rows.filter(({ after }) => after === null)
  if (!asked.length) return []
  const coder = { dossierId, userId: user.id }
  return (await visible.secondCodings.candidates(coder, idsOf(asked))).flatMap(
    ({ letterId, isTaken }) => (isTaken ? [] : letterId),
  )
}
