import type { SignedInContext } from '#app/auth/request-context.ts'
import type { LetterDeedKind } from '#app/domain/letter-deeds.ts'
import type { DoneDeed } from './deed-ways.ts'

type OlderDeed = { kind: LetterDeedKind; dossierId: string | null; at: string }

/**
 * The rows of a deed as deeds note them today. Older ones noted of a letter only what was said of it, only that it lay
 * in a dossier, or nothing of its withdrawal: where that still holds, when and by whom is read from what is there now,
 * and what they did not note is as it would be if it was done now.
 */
export async function readOlderRows(
  context: SignedInContext,
  deed: OlderDeed,
  rows: readonly DoneDeed[],
): Promise<DoneDeed[]> {
  if (!rows.some((row) => isOlder(deed.kind, row))) return [...rows]
  switch (deed.kind) {
    case 'finished':
    case 'nothing':
    case 'open again':
      return readOlderEnds(context, deed, rows)
    case 'put in':
    case 'take out':
      return readOlderPlacings(context, deed, rows)
    case 'withdraw':
      return readOlderWithdrawals(context, deed, rows)
    case 'give':
    case 'give second':
    case 'seen by':
      return [...rows]
  }
}

function isOlder(kind: LetterDeedKind, { before, after }: DoneDeed): boolean {
  if (kind === 'withdraw') return before === null && after === null
  return (
    !kind.startsWith('give') &&
    [before, after].some((state) => ['string', 'boolean'].includes(typeof state))
  )
}

async function readOlderEnds(
  { user, visible }: SignedInContext,
  { dossierId }: OlderDeed,
  rows: readonly DoneDeed[],
): Promise<DoneDeed[]> {
  const place = { dossierId: dossierId!, userId: user.id }
  const ends = await visible.codings.endsOf(place, idsOf(rows))
  const at = new Date().toISOString()
  return rows.map(({ letterId, before, after }) => {
    const { said = null, textVersion = 1 } = ends.get(letterId) ?? {}
    const readEnd = (state: unknown) =>
      typeof state !== 'string' ? state : said?.state === state ? said : { state, textVersion, at }
    return { letterId, before: readEnd(before), after: readEnd(after) }
  })
}

async function readOlderPlacings(
  { user, visible }: SignedInContext,
  { dossierId }: OlderDeed,
  rows: readonly DoneDeed[],
): Promise<DoneDeed[]> {
  const placings = await visible.dossiers.placings(dossierId!, idsOf(rows))
  const addedAt = new Date().toISOString()
  return rows.map(({ letterId, before, after }) => {
    const placing = placings.get(letterId) ?? { addedAt, addedBy: user.id }
    const readPlacing = (state: unknown) =>
      typeof state !== 'boolean' ? state : state ? placing : null
    return { letterId, before: readPlacing(before), after: readPlacing(after) }
  })
}

/** A withdrawal of one's own since the deed began is taken for that of the deed. */
async function readOlderWithdrawals(
  { user, admin }: SignedInContext,
  { at }: OlderDeed,
  rows: readonly DoneDeed[],
): Promise<DoneDeed[]> {
  const read: DoneDeed[] = []
  for (const { letterId } of rows) {
    const withdrawal = await admin.withdrawals.of(letterId)
    const isOwn = withdrawal && withdrawal.byId === user.id && withdrawal.at >= at
    read.push({
      letterId,
      before: null,
      after: { withdrawnAt: isOwn ? withdrawal.at : at },
    })
  }
  return read
}

const idsOf = (rows: readonly DoneDeed[]) => rows.map(({ letterId }) => letterId)
