import { and, eq, or, type Column, type SQL, sql } from 'drizzle-orm'
import { foldText } from '#app/domain/text/words.ts'
import { contains, type Db } from '../core/dialect.ts'
import { maskActorName, maskWords } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actors, aliases } from '../schema/schema.ts'
import { isActorVisible } from '../statements/visible-actors.ts'

/** Signs without which a name holds no address and no number; few names of people and organisations have any. */
const contactSigns = ['@', '(at)', '[at]', '{at}', ...'0123456789']

/** Whether a name, folded, may hold an address or a number: most do not, so that few have to be looked at. */
function mayHoldContact(db: Db, nameKey: Column): SQL {
  return or(...contactSigns.map((sign) => contains(db, nameKey, sign)))!
}

/**
 * The ids of those whose name or alias fits where only its masked form may be known, so that nobody can spell out an
 * address by searching for its beginnings; `fits` is asked of folded names.
 */
export async function findByMaskedName(
  visible: VisibleScope,
  fits: (maskedKey: string) => boolean,
): Promise<string[]> {
  const { db } = visible
  const own = await db
    .select({ id: actors.id, name: actors.name, countsAsId: actors.countsAsId })
    .from(actors)
    .where(and(mayHoldContact(db, actors.nameKey), isActorVisible(visible)))
  const other = await db
    .select({ name: aliases.name, countsAsId: actors.countsAsId })
    .from(aliases)
    .innerJoin(actors, eq(actors.id, aliases.actorId))
    .where(and(mayHoldContact(db, aliases.nameKey), isActorVisible(visible)))
  const masked = [
    ...own.map(({ id, name, countsAsId }) => ({ countsAsId, name: maskActorName(name, id) })),
    ...other.map(({ name, countsAsId }) => ({ countsAsId, name: maskWords(name) })),
  ]
  return [
    ...new Set(
      masked.filter(({ name }) => fits(foldText(name))).map(({ countsAsId }) => countsAsId),
    ),
  ]
}

/** Ids of those whose name or alias, or that of what was merged into them, holds the folded words. */
export async function selectNamedActors(visible: VisibleScope, wanted: string): Promise<SQL> {
  const { db, seesContactDetails } = visible
  const holdsWords = (nameKey: Column) =>
    and(
      contains(db, nameKey, wanted),
      seesContactDetails ? undefined : sql`not (${mayHoldContact(db, nameKey)})`,
      isActorVisible(visible),
    )
  const byMaskedName = seesContactDetails
    ? []
    : await findByMaskedName(visible, (key) => key.includes(wanted))
  const added = byMaskedName.map((id) => sql` union select ${id}`)
  return sql`(select ${actors.countsAsId} from ${actors} where ${holdsWords(actors.nameKey)}
    union select ${actors.countsAsId} from ${aliases} join ${actors} on ${actors.id} = ${aliases.actorId}
    where ${holdsWords(aliases.nameKey)}${sql.join(added)})`
}
