import { countProgress, isWorking, computeProgress } from '#app/domain/plan/import-progress.ts'
import type { ImportCounts, Import, ImportItemRow, VisibleStore } from '#app/store.server.ts'

/** How far an import is, in the words of the machine-readable outputs; `now` in milliseconds since 1970. */
export function toImportJson(
  { id, name, via, createdAt, state, stopped, since, doneBefore, doing }: Import,
  { files, items, bytes }: ImportCounts,
  { address, now }: { address: string; now: number },
) {
  const { done, of, perSecond, secondsLeft } = computeProgress({
    ...countProgress(state, { files, items }),
    doneBefore,
    since: since === null ? null : Date.parse(since),
    now,
  })
  const progress = isWorking(state)
    ? { done, of, per_second: perSecond, seconds_left: secondsLeft, doing }
    : null
  return {
    id,
    name,
    address,
    via,
    created_at: createdAt,
    state,
    stopped,
    progress,
    counts: { bytes, files, items },
  }
}

/** What files held, item by item. A letter that the reader may not see is not named, only that there is one. */
export async function toItemsJson(
  visible: VisibleStore,
  items: readonly ImportItemRow[],
  addressOf: (letterId: string) => string,
) {
  const visibleLetters = await visible.letters.citations(
    items
      .flatMap(({ id, same, state }) => [same?.letterId, state === 'stored' ? id : null])
      .filter((id): id is string => typeof id === 'string'),
  )
  const letterAddress = (id: string | null) =>
    id !== null && visibleLetters.has(id) ? addressOf(id) : null
  return items.map(({ id, name, state, reason, draft, asks, same }) => ({
    id,
    name,
    state,
    reason,
    title: draft?.fields.title || null,
    dated: draft?.fields.dated || null,
    reference: draft?.fields.reference || null,
    authors:
      draft?.fields.parties
        .filter(({ role }) => role === 'author')
        .map((party) => party.name || party.organisation || 'name withheld') ?? [],
    asks: asks.map(({ field, sentence }) => ({ field, sentence })),
    doubts: draft?.doubts ?? [],
    notes: draft?.notes ?? [],
    same: same && {
      how: same.how,
      likeness: same.likeness,
      letter: letterAddress(same.letterId),
      item: same.itemId,
    },
    letter: state === 'stored' ? letterAddress(id) : null,
  }))
}
