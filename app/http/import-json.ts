import { amountOf, isWorking, progressOf } from '#app/domain/import/progress.ts'
import type { Counts, Import, ItemRow, Reading } from '#app/store.server.ts'

/** How far an import is, in the words of the machine-readable outputs; `now` in milliseconds since 1970. */
export function importJson(
  { id, name, via, createdAt, state, stopped, since, doneBefore, doing }: Import,
  { files, items, bytes }: Counts,
  { address, now }: { address: string; now: number },
) {
  const { done, of, perSecond, secondsLeft } = progressOf({
    ...amountOf(state, { files, items }),
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
export async function itemsJson(
  reading: Reading,
  items: readonly ItemRow[],
  addressOf: (letterId: string) => string,
) {
  const seen = await reading.letters.heads(
    items
      .flatMap(({ id, same, state }) => [same?.letterId, state === 'stored' ? id : null])
      .filter((id): id is string => typeof id === 'string'),
  )
  const letter = (id: string | null) => (id !== null && seen.has(id) ? addressOf(id) : null)
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
      letter: letter(same.letterId),
      item: same.itemId,
    },
    letter: state === 'stored' ? letter(id) : null,
  }))
}
