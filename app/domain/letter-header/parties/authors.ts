import { isSameName } from '../roles/names.ts'
import { completeParty, isSomebody, nameUnit, nobody, type ProposedParty } from './party.ts'

/**
 * What a letter shows of who it is from: the From field, the signatures, the letterhead, and whom a signature is for.
 */
export type LetterSenders = {
  from: readonly ProposedParty[]
  signed: readonly ProposedParty[]
  letterhead: ProposedParty
  signedFor: ProposedParty | null
}

/** Those who signed, or are in From; what their own signature leaves open the letterhead says. */
export function chooseAuthors({
  from,
  signed,
  letterhead,
  signedFor,
}: LetterSenders): ProposedParty[] {
  const [sender, writer] = [from[0], signed[0]]
  if (
    sender &&
    from.length === 1 &&
    writer?.name &&
    signed.length === 1 &&
    isMailbox(sender, writer)
  )
    return [writer]
  if (from.length)
    return from.map((party) => completeParty(party, findSignature(party, from, signed)))
  if (!signed.length)
    return isSomebody({ ...letterhead, capacity: null, unit: null }) ? [letterhead] : []
  return signed.map((party) =>
    nameUnit(
      completeParty(completeFromLetterhead(party, letterhead, signed.length === 1), {
        ...nobody,
        organisation: party.name || party.withheld ? (signedFor?.organisation ?? null) : null,
      }),
    ),
  )
}

/** The signature below an e-mail that goes with somebody in its From. */
function findSignature(
  party: ProposedParty,
  from: readonly ProposedParty[],
  signed: readonly ProposedParty[],
): ProposedParty {
  const same = signed.find(
    ({ name }) => name && party.name && isSameName(name.value, party.name.value),
  )
  const unnamed =
    from.length === 1 && signed.length === 1 && !signed[0]!.name ? signed[0] : undefined
  return same ?? unnamed ?? nobody
}

/** A letterhead of another body says nothing of who signs; one capacity and unit are not those of several. */
function completeFromLetterhead(
  party: ProposedParty,
  letterhead: ProposedParty,
  alone: boolean,
): ProposedParty {
  const [own, head] = [
    party.organisation?.value.toLowerCase(),
    letterhead.organisation?.value.toLowerCase(),
  ]
  if (own && head && own !== head) return party
  return completeParty(party, {
    ...letterhead,
    name: null,
    withheld: false,
    capacity: alone ? letterhead.capacity : null,
    unit: alone ? letterhead.unit : null,
  })
}

/** A mailbox of an office, through which somebody else writes: their signature says who. */
function isMailbox(
  { name, organisation, capacity }: ProposedParty,
  writer: ProposedParty,
): boolean {
  const box = (name ?? organisation ?? capacity)?.value ?? ''
  return (
    (!name && box !== '') ||
    /^(?:cab|info|office|team|press|contact|secretariat|dg)\b/i.test(box) ||
    box.toLowerCase() === writer.organisation?.value.toLowerCase()
  )
}
