import type { HeaderProposal } from '../lines/header-proposal.ts'
import type { TextPiece } from '../lines/piece.ts'

/** Somebody a letter is from or to, as far as it is printed. */
export type ProposedParty = {
  /** Null when it is withheld or not printed. */
  name: HeaderProposal<string> | null
  /** The name is a redaction. */
  withheld: boolean
  capacity: HeaderProposal<string> | null
  organisation: HeaderProposal<string> | null
  unit: HeaderProposal<string> | null
  /** What stands with it and is not understood. */
  unread: TextPiece[]
  /** What is not sure of it, as sentences for the person who confirms. */
  doubts: string[]
}

export const nobody: ProposedParty = {
  name: null,
  withheld: false,
  capacity: null,
  organisation: null,
  unit: null,
  unread: [],
  doubts: [],
}

/** A party, and what it leaves open from a second reading of the same one. */
export function completeParty(party: ProposedParty, from: ProposedParty): ProposedParty {
  return {
    name: party.name ?? (party.withheld ? null : from.name),
    withheld: party.withheld || (!party.name && from.withheld),
    capacity: party.capacity ?? from.capacity,
    organisation: party.organisation ?? from.organisation,
    unit: party.unit ?? from.unit,
    unread: party.unread,
    doubts: party.doubts,
  }
}

export function isSomebody(party: ProposedParty): boolean {
  return Boolean(party.name || party.withheld || party.capacity || party.organisation || party.unit)
}

/** A committee, a department or a team with nothing else printed of it is a body of its own. */
export function nameUnit(party: ProposedParty): ProposedParty {
  const { name, withheld, capacity, organisation, unit } = party
  if (name || withheld || capacity || organisation || !unit) return party
  return {
    ...party,
    organisation: { ...unit, value: unit.value.replace(/^the\s/i, '') },
    unit: null,
  }
}
