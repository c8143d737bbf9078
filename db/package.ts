import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Audience } from '#app/domain/letters.ts'
import { packageLimits } from '#app/domain/package/package-format.ts'
import type { DossierPackage } from '#app/domain/package/dossier-package.ts'
import { packDossier } from '#app/domain/package/pack-dossier.ts'
import { planPackage, type PackagePlanResult } from '#app/domain/package/plan-package.ts'
import type { Doer } from './audit.ts'
import { atomically, done, type Db } from './dialect.ts'
import { newId } from './ids.ts'
import { knownToPackage } from './package-known.ts'
import { keptDossier } from './package-reading.ts'
import { insertPackage } from './package-storing.ts'
import { audit, files, letters } from './schema.ts'
import type { Sight } from './sight.ts'

export type MadePackage = { ok: true; opened: DossierPackage } | { ok: false; reason: string }

/** How often something is read or planned again because somebody else changed the store meanwhile. */
const tries = 8

/** Whole dossiers as packages: out of what somebody sees, and into the store. */
export function packagesIn(db: Db, sight: Sight) {
  const plan = async (opened: DossierPackage): Promise<PackagePlanResult> =>
    planPackage(opened, await knownToPackage(db, sight, opened.manifest), newId)
  return {
    /** A dossier with everything in it that the reader sees, as it was at one moment; a sentence where there is none, or where it is too large for a package. */
    whole: async (dossierId: string): Promise<MadePackage> => {
      const refused = await tooLarge(db, sight, dossierId)
      if (refused) return { ok: false, reason: refused }
      for (let left = tries; left > 0; left -= 1) {
        const before = await entriesIn(db)
        const kept = await keptDossier(db, sight, dossierId)
        if (!kept) return { ok: false, reason: 'There is no such dossier.' }
        if (before === (await entriesIn(db))) return { ok: true, opened: packDossier(kept) }
      }
      return {
        ok: false,
        reason: 'Others changed the dossier all the while it was read. Try again in a moment.',
      }
    },

    /** What taking a package in would do. Stores nothing. */
    plan,

    /**
     * Takes a package in as `plan` says, all of it or nothing: into a store that is empty, or what is missing into one
     * that has the dossier. Planned once more, so that it fits what the store holds at that moment; where somebody
     * changes it meanwhile, again. Its letters are for everyone who is signed in unless `audience` says otherwise, and came with the import that `importId` names.
     */
    take: async (
      opened: DossierPackage,
      doer: Doer,
      {
        audience = { visibility: 'everyone', readerIds: [] },
        importId = null,
      }: { audience?: Audience; importId?: string | null } = {},
    ): Promise<PackagePlanResult> => {
      for (let left = tries; left > 0; left -= 1) {
        const entries = await entriesIn(db)
        const planned = await plan(opened)
        if (!planned.ok || isNothing(planned)) return planned
        const at = new Date().toISOString()
        if (
          await done(
            atomically(db, (tx) =>
              insertPackage(tx, planned.plan, { audience, importId, entries }, doer, at),
            ),
          )
        )
          return planned
      }
      return {
        ok: false,
        reasons: [
          'Others changed the store all the while the package was taken in, so nothing was stored. Try again in a moment.',
        ],
      }
    },
  }
}

function isNothing({ plan }: PackagePlanResult & { ok: true }): boolean {
  return (
    !plan.dossier.isNew &&
    !plan.merges.length &&
    Object.values(plan.fresh).every((count) => count === 0)
  )
}

/** Every change writes an entry, and none is ever taken away: the same number is the same store. */
async function entriesIn(db: Db): Promise<number> {
  return (
    (await db.select({ rows: sql<number>`cast(count(*) as integer)` }).from(audit))[0]?.rows ?? 0
  )
}

async function tooLarge(db: Db, sight: Sight, dossierId: string): Promise<string | null> {
  const here = and(eq(letters.dossierId, dossierId), sight.seen(letters.id))
  const [held] = await db
    .select({ rows: sql<number>`cast(count(*) as integer)` })
    .from(letters)
    .where(here)
  const [size] = await db
    .select({ bytes: sql<number>`cast(coalesce(sum(${files.size}), 0) as bigint)` })
    .from(files)
    .where(inArray(files.letterId, db.select({ id: letters.id }).from(letters).where(here)))
  if ((held?.rows ?? 0) > packageLimits.letters)
    return `This dossier has ${held!.rows.toLocaleString('en')} letters; a package may hold ${packageLimits.letters.toLocaleString('en')}. “stanceline backup” copies a store of any size.`
  if (Number(size?.bytes ?? 0) > packageLimits.packed)
    return `The original files of this dossier have ${Math.round(Number(size!.bytes) / 1e6)} MB; a package may have ${packageLimits.packed / 1e6} MB. “stanceline backup” copies a store of any size.`
  return null
}
