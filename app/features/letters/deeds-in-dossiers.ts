import type { SignedInContext } from '#app/auth/request-context.ts'
import { findAssignmentObstacle } from '#app/domain/assignments.ts'
import type { CodingEnd } from '#app/domain/codings.ts'
import { groupRowsBy } from '#app/domain/collections.ts'
import { actInDossier } from '#app/domain/dossiers.ts'
import type { DeedWays, DoneDeed } from './deed-ways.ts'

const idsOf = (rows: readonly DoneDeed[]) => rows.map(({ letterId }) => letterId)

/** Gives letters of a dossier to somebody to code, or takes them back. */
export const giveDeed: DeedWays = {
  plan: async ({ user, visible }, { dossier, coder, coders }, letterIds) => {
    const rows = await visible.assignments.rows(dossier!.id, letterIds, coder?.id ?? null)
    const known = await visible.history.namesOf(rows.flatMap(({ holderId }) => holderId ?? []))
    const nameOf = (id: string) =>
      known.get(id) ?? coders.find((one) => one.id === id)?.name ?? 'somebody else'
    const self = actInDossier(user, dossier!)
    return rows.map((row) => ({
      letterId: row.letterId,
      obstacle: findAssignmentObstacle(row, { self, toId: coder?.id ?? null, nameOf }),
      before: row.holderId,
      after: coder?.id ?? null,
    }))
  },
  apply: ({ visible, performedBy }, { dossier }, rows) =>
    visible.assignments.give(dossier!.id, rows.map(toHanded), performedBy),
  findStanding: async ({ visible }, { dossierId }, rows) => {
    const now = await visible.assignments.rows(dossierId!, idsOf(rows), null)
    const holders = new Map(now.map(({ letterId, holderId }) => [letterId, holderId]))
    return idsOf(rows.filter(({ letterId, after }) => holders.get(letterId) === after))
  },
  takeBack: async (context, { dossierId }, rows) => {
    const turned = rows.map((row) => ({ ...row, before: row.after, after: row.before }))
    const allowed = await listAllowed(context, dossierId!, turned)
    return context.visible.assignments.give(
      dossierId!,
      turned.filter(({ letterId }) => allowed.has(letterId)).map(toHanded),
      context.performedBy,
    )
  },
}

/** The letters that somebody may give to whom they would go now, and who may still code them. */
async function listAllowed(
  { user, visible }: SignedInContext,
  dossierId: string,
  rows: readonly DoneDeed[],
): Promise<Set<string>> {
  const dossier = (await visible.dossiers.all()).find(({ id }) => id === dossierId)!
  const coders = new Set((await visible.assignments.coders(dossierId)).map(({ id }) => id))
  const wish = { self: actInDossier(user, dossier), nameOf: () => '' }
  const allowed = new Set<string>()
  const wanted = rows.map((row) => ({ ...row, to: (row.after as string | null) ?? '' }))
  for (const [to, own] of groupRowsBy('to', wanted)) {
    if (to && !coders.has(to)) continue
    const toId = to || null
    for (const row of await visible.assignments.rows(dossierId, idsOf(own), toId))
      if (findAssignmentObstacle(row, { ...wish, toId }) === null) allowed.add(row.letterId)
  }
  return allowed
}

const toHanded = ({ letterId, before, after }: DoneDeed) => ({
  letterId,
  fromId: before as string | null,
  toId: after as string | null,
})

/** What somebody said of a letter as a deed notes it: two that are alike were said in one deed. */
type NotedEnd = { state: CodingEnd; textVersion: number; at: string }

/** A deed by which somebody says how far they are with letters. */
export function makeEndDeed(state: CodingEnd | null): DeedWays {
  return {
    plan: async ({ user, visible }, { dossier }, letterIds) => {
      const place = { dossierId: dossier!.id, userId: user.id }
      const ends = await visible.codings.endsOf(place, letterIds)
      const lying = await visible.dossiers.ofLetters(letterIds)
      const at = new Date().toISOString()
      return [...ends].map(([letterId, { said, textVersion, isCoded }]) => ({
        letterId,
        obstacle: lying.get(letterId)?.includes(dossier!.id)
          ? findEndObstacle(state, { said: said?.state ?? null, isCoded })
          : 'not in the dossier',
        before: said,
        after: state && { state, textVersion, at },
      }))
    },
    apply: (context, { dossier }, rows) => setEndsOf(context, dossier!.id, rows),
    findStanding: async ({ user, visible }, { dossierId }, rows) => {
      const place = { dossierId: dossierId!, userId: user.id }
      const now = await visible.codings.endsOf(place, idsOf(rows))
      return idsOf(
        rows.filter(({ letterId, after }) => {
          const { said } = now.get(letterId) ?? { said: undefined }
          const left = after as NotedEnd | null
          return said === null || left === null
            ? said === left
            : said?.at === left.at && said.state === left.state
        }),
      )
    },
    takeBack: (context, { dossierId }, rows) =>
      setEndsOf(
        context,
        dossierId!,
        rows.map((row) => ({ ...row, before: row.after, after: row.before })),
      ),
  }
}

function findEndObstacle(
  state: CodingEnd | null,
  { said, isCoded }: { said: CodingEnd | null; isCoded: boolean },
): string | null {
  if (state === 'nothing' && isCoded) return 'you coded passages in it'
  if (state !== said) return null
  return state === null ? 'you are not done with it' : 'you said so already'
}

async function setEndsOf(
  { visible, user, performedBy }: SignedInContext,
  dossierId: string,
  rows: readonly DoneDeed[],
): Promise<string[]> {
  const said = rows.map(({ letterId, after }) => ({ letterId, end: after as NotedEnd | null }))
  await visible.codings.setEnds({ dossierId, userId: user.id }, said, performedBy)
  return idsOf(rows)
}

/** How a letter lies in a dossier as a deed notes it; null where it does not. */
type NotedPlacing = { addedAt: string; addedBy: string | null }

/** A deed by which letters are put into a dossier, or taken out. */
export function makeMoveDeed(into: boolean): DeedWays {
  return {
    plan: async ({ user, visible }, { dossier }, letterIds) => {
      const placings = await visible.dossiers.placings(dossier!.id, letterIds)
      const addedAt = new Date().toISOString()
      return letterIds.map((letterId) => {
        const before = placings.get(letterId) ?? null
        const isIn = before !== null
        const obstacle = isIn === into ? (into ? 'lies in it already' : 'does not lie in it') : null
        return { letterId, obstacle, before, after: into ? { addedAt, addedBy: user.id } : null }
      })
    },
    apply: (context, { dossier }, rows) => moveAll(context, dossier!.id, rows, into),
    findStanding: async ({ visible }, { dossierId }, rows) => {
      const now = await visible.dossiers.placings(dossierId!, idsOf(rows))
      return idsOf(
        rows.filter(
          ({ letterId, after }) =>
            now.get(letterId)?.addedAt === (after as NotedPlacing | null)?.addedAt,
        ),
      )
    },
    takeBack: (context, { dossierId }, rows) =>
      moveAll(
        context,
        dossierId!,
        rows.map((row) => ({ ...row, before: row.after, after: row.before })),
        !into,
      ),
  }
}

/** Puts letters in as their rows say, or takes them out. */
function moveAll(
  { visible, performedBy }: SignedInContext,
  dossierId: string,
  rows: readonly DoneDeed[],
  into: boolean,
): Promise<string[]> {
  const placings = new Map(
    rows.flatMap(({ letterId, after }) =>
      after ? [[letterId, after as NotedPlacing] as const] : [],
    ),
  )
  return visible.dossiers.moveLetters(
    dossierId,
    { letterIds: idsOf(rows), into, placings },
    performedBy,
  )
}
