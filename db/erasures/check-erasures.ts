import { and, asc, eq, sql } from 'drizzle-orm'
import { erasedText, erasedTitle } from '#app/domain/erasures.ts'
import { buildEntryWords } from '#app/domain/search/search-entry.ts'
import type { Db } from '../core/dialect.ts'
import type { Flaw } from '../core/flaw.ts'
import { erasures, letters } from '../schema/schema.ts'

/** What an erased letter is found by, as it would be for anything that nobody may see. */
const erasedEntry = buildEntryWords({ fields: [erasedTitle, null, erasedText], notes: [] })

export async function countErasures(db: Db): Promise<number> {
  const [count] = await db.select({ erased: sql<number>`cast(count(*) as integer)` }).from(erasures)
  return count?.erased ?? 0
}

/** Erased letters that hold something all the same, and erasures left open, which let everything be changed. */
export async function findErasureFlaws(db: Db): Promise<Flaw[]> {
  const holding = await db
    .select({ id: erasures.id, letterId: letters.id, letter: letters.title })
    .from(erasures)
    .innerJoin(letters, eq(letters.id, erasures.subjectId))
    .where(
      and(
        eq(erasures.kind, 'letter'),
        sql`(exists (select 1 from text_versions t where t.letter_id = ${letters.id} and t.text <> ${erasedText})
          or exists (select 1 from files f where f.letter_id = ${letters.id})
          or exists (select 1 from parties p where p.letter_id = ${letters.id})
          or exists (select 1 from positions q where q.letter_id = ${letters.id} and q.exact <> ${erasedText})
          or exists (select 1 from second_codings c where c.letter_id = ${letters.id})
          or exists (select 1 from second_positions s where s.letter_id = ${letters.id})
          or exists (select 1 from coding_pairs k where k.letter_id = ${letters.id})
          or exists (select 1 from self_check_passages z join positions y on y.id = z.position_id
            where y.letter_id = ${letters.id})
          or exists (select 1 from letter_openings o where o.letter_id = ${letters.id})
          or exists (select 1 from frozen_letters f join frozen_views v on v.link_id = f.link_id
            where f.letter_id = ${letters.id})
          or exists (select 1 from letter_search s where s.letter_id = ${letters.id} and s.words <> ${erasedEntry})
          or ${letters.withdrawnAt} is null)`,
      ),
    )
    .orderBy(asc(erasures.id))
  const open = await db
    .select({ id: erasures.id, subjectId: erasures.subjectId })
    .from(erasures)
    .where(eq(erasures.open, true))
    .orderBy(asc(erasures.id))
  return [
    ...holding.map((row): Flaw => ({
      thing: 'erasure',
      ...row,
      what: 'it was erased and holds something',
    })),
    ...open.map(({ id, subjectId }): Flaw => ({
      thing: 'erasure',
      id,
      letterId: subjectId,
      letter: 'An erasure',
      what: 'it was never closed, so texts and the log are not guarded',
    })),
  ]
}
