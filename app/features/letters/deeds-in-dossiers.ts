import type { SignedInContext } from '#app/auth/request-context.ts'
import { type AssignmentRow, findAssignmentObstacle } from '#app/domain/assignments.ts'
import type { CodingEnd } from '#app/domain/codings.ts'
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
  apply: async ({ visible, performedBy }, { dossier }, rows) => {
    await visible.assignments.give(dossier!.id, rows.map(toHanded), performedBy)
    return idsOf(rows)
  },
  takeBack: async ({ visible, performedBy }, { dossierId }, rows) => {
    const now = new Map(
      (await visible.assignments.rows(dossierId!, idsOf(rows), null)).map((row: AssignmentRow) => [
        row.letterId,
        row,
      ]),
    )
    const same = rows.filter(({ letterId, after }) => now.get(letterId)?.holderId === after)
    await visible.assignments.give(
      dossierId!,
      same.map(({ letterId, before, after }) =>
        toHanded({ letterId, before: after, after: before }),
      ),
      performedBy,
    )
    return idsOf(same)
  },
}

const toHanded = ({ letterId, before, after }: DoneDeed) => ({
  letterId,
  fromId: before as string | null,
  toId: after as string | null,
})

/** A deed by which somebody says how far they are with letters. */
export function makeEndDeed(state: CodingEnd | null): DeedWays {
  return {
    plan: async ({ user, visible }, { dossier }, letterIds) => {
      const place = { dossierId: dossier!.id, userId: user.id }
      const ends = await visible.codings.endsOf(place, letterIds)
      const states = await visible.codings.statesOf(letterIds)
      return [...ends].map(([letterId, end]) => {
        const own = (states.get(letterId) ?? []).filter((one) => one.dossierId === dossier!.id)
        const isCoded = own.some((one) => one.coderId === user.id && one.state !== 'nothing')
        return {
          letterId,
          obstacle: own.length
            ? findEndObstacle(state, { said: end.state, isCoded })
            : 'not in the dossier',
          before: end.state,
          after: state,
        }
      })
    },
    apply: (context, { dossier }, rows) => setEndsOf(context, dossier!.id, rows),
    takeBack: async (context, { dossierId }, rows) => {
      const place = { dossierId: dossierId!, userId: context.user.id }
      const now = await context.visible.codings.endsOf(place, idsOf(rows))
      const same = rows.filter(({ letterId, after }) => now.get(letterId)?.state === after)
      const back = same.map((row) => ({ ...row, before: row.after, after: row.before }))
      return setEndsOf(context, dossierId!, back)
    },
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
  const place = { dossierId, userId: user.id }
  const ends = await visible.codings.endsOf(place, idsOf(rows))
  const said = rows.map(({ letterId, after }) => ({
    letterId,
    state: after as CodingEnd | null,
    textVersion: ends.get(letterId)?.textVersion ?? 1,
  }))
  await visible.codings.setEnds(place, said, performedBy)
  return idsOf(rows)
}

/** A deed by which letters are put into a dossier, or taken out. */
export function makeMoveDeed(into: boolean): DeedWays {
  const moveAll = async (
    { visible, performedBy }: SignedInContext,
    dossierId: string,
    rows: readonly DoneDeed[],
    way: boolean,
  ) => {
    const lying = await visible.dossiers.ofLetters(idsOf(rows))
    const moving = idsOf(rows).filter((id) => (lying.get(id)?.includes(dossierId) ?? false) !== way)
    await visible.dossiers.moveLetters(dossierId, { letterIds: moving, into: way }, performedBy)
    return moving
  }
  return {
    plan: async ({ visible }, { dossier }, letterIds) => {
      const lying = await visible.dossiers.ofLetters(letterIds)
      return letterIds.map((letterId) => {
        const isIn = lying.get(letterId)?.includes(dossier!.id) ?? false
        const obstacle = isIn === into ? (into ? 'lies in it already' : 'does not lie in it') : null
        return { letterId, obstacle, before: isIn, after: into }
      })
    },
    apply: (context, { dossier }, rows) => moveAll(context, dossier!.id, rows, into),
    takeBack: (context, { dossierId }, rows) => moveAll(context, dossierId!, rows, !into),
  }
}
