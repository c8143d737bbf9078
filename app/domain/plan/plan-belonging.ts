import { findRepresentedActorIds, type Affiliation, type MemberAffiliations } from '../actors.ts'
import type { EdtfDate } from '../days.ts'

export type PlannedAffiliation = Omit<Affiliation, 'id'>

export type PlannedAffiliations = ReturnType<typeof planAffiliationsOn>

/** What a letter proves for the days it may be of, as far as it is not known on the last of them. */
export function planAffiliationsOn(
  { first, last }: Pick<EdtfDate, 'first' | 'last'>,
  byMember: MemberAffiliations,
) {
  const added: PlannedAffiliation[] = []
  const proven: PlannedAffiliation[] = []
  const isKnown = (memberId: string, organisationId: string) =>
    memberId === organisationId ||
    findRepresentedActorIds(byMember, memberId, last).has(organisationId) ||
    isAmong(added, memberId, organisationId)
  const add = (memberId: string, organisationId: string, role: string | null) => {
    const row = { memberId, organisationId, role, firstDay: first, lastDay: last }
    if (memberId !== organisationId && !isAmong(proven, memberId, organisationId)) proven.push(row)
    if (!isKnown(memberId, organisationId)) added.push(row)
  }
  return {
    added,
    proven,
    /** Each unit within what is above it, and a person within the smallest or, without any, the organisation. */
    addChain: ({ personId, organisationId, unitIds }: PartyActors, capacity: string | null) => {
      if (!organisationId) return
      let within = organisationId
      for (const unitId of unitIds) {
        add(unitId, within, null)
        within = unitId
      }
      if (personId) add(personId, within, capacity)
    },
  }
}

export type PartyActors = {
  personId: string | null
  organisationId: string | null
  /** From the larger to the smaller. */
  unitIds: readonly string[]
}

const isAmong = (
  rows: readonly PlannedAffiliation[],
  memberId: string,
  organisationId: string,
): boolean => rows.some((row) => row.memberId === memberId && row.organisationId === organisationId)
