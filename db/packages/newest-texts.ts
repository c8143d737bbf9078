import { type Db, inList } from '../core/dialect.ts'
import { textVersions } from '../schema/schema.ts'

/** The words of versions of texts, by letter. */
export async function readNewestTexts(
  db: Db,
  versions: readonly { id: string }[],
): Promise<Map<string, string>> {
  if (!versions.length) return new Map()
  const rows = await db
    .select({ letterId: textVersions.letterId, text: textVersions.text })
    .from(textVersions)
    .where(
      inList(
        db,
        textVersions.id,
        versions.map(({ id }) => id),
      ),
    )
  return new Map(rows.map(({ letterId, text }) => [letterId, text]))
}
