import { and, eq, inArray } from 'drizzle-orm'
import type { LetterDraft } from '#app/domain/plan/letter-draft.ts'
import type { OpenQuestion, ItemState } from '#app/domain/plan/plan-item.ts'
import {
  atomically,
  type ChangeOutcome,
  commit,
  type Db,
  type Transaction,
} from '../core/dialect.ts'
import { importItems } from '../schema/schema.ts'
import type { ImportItemRow } from './import-rows.ts'

/** What somebody confirmed of an item that nobody else changed since `revision`. */
export async function saveImportItem(
  db: Db,
  item: Pick<ImportItemRow, 'id' | 'revision'>,
  { draft, asks, state }: { draft: LetterDraft; asks: OpenQuestion[]; state: ItemState },
): Promise<ChangeOutcome> {
  return {
    changed: await commit(
      atomically(db, (tx) => [{ requireChange: changeItem(tx, { ...item, draft, asks, state }) }]),
    ),
  }
}

function changeItem(
  tx: Transaction,
  {
    id,
    revision,
    draft,
    asks,
    state,
  }: Pick<ImportItemRow, 'id' | 'revision' | 'asks' | 'state'> & { draft: LetterDraft },
) {
  return tx
    .update(importItems)
    .set({ draft, asks, state, revision: revision + 1 })
    .where(
      and(
        eq(importItems.id, id),
        eq(importItems.revision, revision),
        inArray(importItems.state, ['asking', 'doubtful', 'ready', 'left out']),
      ),
    )
}

/** How many items are saved together: as many either all change or none of them does. */
const itemsPerStep = 500

/** The same for several items; false where somebody else changed one of those that were left to save. */
export async function saveImportItems(
  db: Db,
  items: readonly (Pick<ImportItemRow, 'id' | 'revision' | 'asks' | 'state'> & {
    draft: LetterDraft
  })[],
): Promise<ChangeOutcome> {
  for (let from = 0; from < items.length; from += itemsPerStep) {
    const isSaved = await commit(
      atomically(db, (tx) =>
        items.slice(from, from + itemsPerStep).map((item) => ({
          requireChange: changeItem(tx, item),
        })),
      ),
    )
    if (!isSaved) return { changed: false }
  }
  return { changed: true }
}

/** What was said of the topics of a dossier package that waits, or what is asked of them now. */
export async function saveItemAsks(
  db: Db,
  { id, revision }: Pick<ImportItemRow, 'id' | 'revision'>,
  { asks, state }: { asks: readonly OpenQuestion[]; state: ItemState },
): Promise<ChangeOutcome> {
  const isWaiting = inArray(importItems.state, ['asking', 'doubtful'])
  return {
    changed: await commit(
      atomically(db, (tx) => [
        {
          requireChange: tx
            .update(importItems)
            .set({ asks: [...asks], state, revision: revision + 1 })
            .where(and(eq(importItems.id, id), eq(importItems.revision, revision), isWaiting)),
        },
      ]),
    ),
  }
}
