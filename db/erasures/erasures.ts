import { and, desc, eq, sql } from 'drizzle-orm'
import type { Erasure, ErasureKind } from '#app/domain/erasures.ts'
import type { LetterVisibility } from '#app/domain/letters.ts'
import type { Resource } from '#app/domain/users.ts'
import { bindFirst } from '../core/bind-first.ts'
import { type Db, inList } from '../core/dialect.ts'
import { erasedHashes, erasures, letterReaders, letters, users } from '../schema/schema.ts'
import { eraseLetter } from './erase-letter.ts'
import { clearErasedRemains, hasErasedRemains } from './erased-remains.ts'
import { erasePerson, planPersonErasure } from './erase-person.ts'

/** What was erased on request, and erasing; for administrators and the owner of the store. */
export function bindErasures(db: Db) {
  return bindFirst(db, {
    letter: eraseLetter,
    person: erasePerson,
    planPerson: planPersonErasure,
    list: listErasures,
    ofLetter: findErasedLetter,
    againstHashes: findErasedHashes,
    clearRemains: clearErasedRemains,
    hasRemains: hasErasedRemains,
  })
}

const erasureColumns = {
  id: erasures.id,
  kind: erasures.kind,
  subjectId: erasures.subjectId,
  at: erasures.at,
  by: users.name,
  reason: erasures.reason,
  hash: erasures.hash,
  letters: erasures.letters,
}

/** Every erasure, the newest first. */
async function listErasures(db: Db): Promise<Erasure[]> {
  const rows = await db
    .select(erasureColumns)
    .from(erasures)
    .leftJoin(users, eq(users.id, erasures.userId))
    .orderBy(desc(erasures.id))
  return rows.map(({ kind, ...row }) => ({ ...row, kind: kind as ErasureKind }))
}

/** The erasure of a letter with who could see the letter before; null where it was not erased. */
async function findErasedLetter(
  db: Db,
  letterId: string,
): Promise<{ erasure: Erasure; resource: Resource; wasWithdrawn: boolean } | null> {
  const [row] = await db
    .select({
      ...erasureColumns,
      ownerId: letters.createdBy,
      visibility: letters.visibility,
      withdrawnAt: letters.withdrawnAt,
    })
    .from(erasures)
    .innerJoin(letters, eq(letters.id, erasures.subjectId))
    .leftJoin(users, eq(users.id, erasures.userId))
    .where(and(eq(erasures.subjectId, letterId), eq(erasures.kind, 'letter')))
  if (!row) return null
  const readers = await db
    .select({ id: letterReaders.userId })
    .from(letterReaders)
    .where(eq(letterReaders.letterId, letterId))
  const { ownerId, visibility, withdrawnAt, ...erasure } = row
  return {
    erasure: { ...erasure, kind: 'letter' },
    resource: {
      ownerId,
      audience: {
        visibility: visibility as LetterVisibility,
        readerIds: readers.map(({ id }) => id),
      },
    },
    wasWithdrawn: withdrawnAt !== erasure.at,
  }
}

/** When texts or files with these hashes were erased, by their hashes. */
export async function findErasedHashes(
  db: Db,
  hashes: readonly string[],
): Promise<Map<string, string>> {
  if (!hashes.length) return new Map()
  const rows = await db
    .select({ sha256: erasedHashes.sha256, at: sql<string>`min(${erasures.at})` })
    .from(erasedHashes)
    .innerJoin(erasures, eq(erasures.id, erasedHashes.erasureId))
    .where(inList(db, erasedHashes.sha256, hashes))
    .groupBy(erasedHashes.sha256)
  return new Map(rows.map(({ sha256, at }) => [sha256, at]))
}
