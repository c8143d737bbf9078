import { and, inArray, sql } from 'drizzle-orm'
import { makeSlug } from '#app/domain/dossiers.ts'
import { describeErasedAgain } from '#app/domain/erasures.ts'
import { everyoneAudience, type Audience } from '#app/domain/letters.ts'
import { packageLimits } from '#app/domain/package/package-format.ts'
import type { DossierPackage } from '#app/domain/package/dossier-package.ts'
import { packDossier } from '#app/domain/package/pack-dossier.ts'
import { type PackagePlanResult, planPackage } from '#app/domain/package/plan-package.ts'
import { findOpenSentence, type TopicAnswers } from '#app/domain/package/topic-questions.ts'
import { bindFirst } from '../core/bind-first.ts'
import { atomically, commit, type Db } from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import { findErasedHashes } from '../erasures/erasures.ts'
import { maskPackageContacts } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { refreshSearch } from '../search/refresh-search.ts'
import { audit, files, letters } from '../schema/schema.ts'
import type { PerformedBy } from '../statements/audit-entry.ts'
import { insertPackage } from './insert-package.ts'
import { readSlugs } from '../dossiers/dossiers.ts'
import { readDossier } from './dossier.ts'
import { isLyingIn } from './dossier-letters.ts'
import { readKnownToPackage } from './known.ts'

/** `busy`: it cannot be read at the moment; `too large`: it fits in no package. */
type ExportedDossier =
  | { ok: true; opened: DossierPackage }
  | { ok: false; why: 'busy' | 'too large' | 'missing'; reason: string }

/** How often something is read or planned again because somebody else changed the store meanwhile. */
const attempts = 8

/** Whole dossiers as packages: out of what somebody sees, and into the store. */
export function bindPackages(visible: VisibleScope) {
  return bindFirst(visible, {
    exportDossier,
    plan: planPackageImport,
    importPackage,
  })
}

/**
 * A dossier with everything in it that the reader sees, as it was at one moment, masked where contact details are not
 * theirs to read; a sentence where there is none, or where it is too large for a package.
 */
async function exportDossier(visible: VisibleScope, dossierId: string): Promise<ExportedDossier> {
  const { db, seesContactDetails } = visible
  const refused = await refuseTooLarge(visible, dossierId)
  if (refused) return { ok: false, why: 'too large', reason: refused }
  for (let left = attempts; left > 0; left -= 1) {
    const before = await countEntries(db)
    const dossier = await readDossier(visible, dossierId)
    if (!dossier) return { ok: false, why: 'missing', reason: 'There is no such dossier.' }
    if (before === (await countEntries(db))) {
      const opened = packDossier(dossier)
      return { ok: true, opened: seesContactDetails ? opened : maskPackageContacts(opened) }
    }
  }
  return {
    ok: false,
    why: 'busy',
    reason: 'Others changed the dossier all the while it was read. Try again in a moment.',
  }
}

/** How many letters a package brings that changes what the engine should know of its tables; as of any import. */
const manyLetters = 200

/**
 * Takes a package in as `plan` says, all of it or nothing: into a store that is empty, or what is missing into one
 * that has the dossier. Planned once more, so that it fits what the store holds at that moment; where somebody
 * changes it meanwhile, again. Its letters are for everyone who is signed in unless `audience` says otherwise, and came
 * with the import that `importId` names. An answer that does not fit any more refuses all of it; with `asks` so does
 * one that is missing where a name stands for two propositions, which are two topics otherwise.
 */
async function importPackage(
  visible: VisibleScope,
  opened: DossierPackage,
  performedBy: PerformedBy,
  {
    audience = everyoneAudience,
    importId = null,
    answers = {},
    asks = false,
  }: {
    audience?: Audience
    importId?: string | null
    answers?: TopicAnswers
    asks?: boolean
  } = {},
): Promise<PackagePlanResult> {
  const { db } = visible
  for (let left = attempts; left > 0; left -= 1) {
    const entries = await countEntries(db)
    const planned = await planPackageImport(visible, opened, answers)
    if (!planned.ok) return planned
    const refused = refuseOpenQuestions(planned, asks)
    if (refused || isEmptyPlan(planned)) return refused ?? planned
    const at = new Date().toISOString()
    const slug = makeSlug(planned.plan.dossier.name, await readSlugs(db))
    if (
      await commit(
        atomically(db, (tx) =>
          insertPackage(tx, planned.plan, { audience, importId, entries, slug }, performedBy, at),
        ),
      )
    ) {
      await refreshSearch(db)
      if (planned.plan.letters.length >= manyLetters) await db.engine.analyse()
      return planned
    }
  }
  return {
    ok: false,
    reasons: [
      'Others changed the store all the while the package was taken in, so nothing was stored. Try again in a moment.',
    ],
  }
}

/** What taking a package in would do. Stores nothing. */
async function planPackageImport(
  visible: VisibleScope,
  opened: DossierPackage,
  answers: TopicAnswers = {},
): Promise<PackagePlanResult> {
  const erased = await findErasedLetters(visible.db, opened)
  if (erased.length) return { ok: false, reasons: erased }
  return planPackage(opened, await readKnownToPackage(visible, opened.manifest), newId, answers)
}

function refuseOpenQuestions(
  { plan: { questions } }: PackagePlanResult & { ok: true },
  asks: boolean,
): PackagePlanResult | null {
  const reasons = questions.flatMap(
    (question) => (asks ? findOpenSentence(question) : question.problem) ?? [],
  )
  return reasons.length ? { ok: false, reasons, questions } : null
}

/** Letters of a package that were erased here on request: with one of them it is not taken in. */
async function findErasedLetters(db: Db, { manifest }: DossierPackage): Promise<string[]> {
  const hashes = manifest.letters.flatMap(({ texts, files: originals }) =>
    [...texts, ...originals].map(({ sha256 }) => sha256),
  )
  const erased = await findErasedHashes(db, [...new Set(hashes)])
  return manifest.letters.flatMap(({ texts, files: originals }) => {
    const at = [...texts, ...originals].flatMap(({ sha256 }) => erased.get(sha256) ?? [])[0]
    return at === undefined
      ? []
      : [`It holds a letter that is not taken: ${describeErasedAgain(at)} Ask for it without that.`]
  })
}

function isEmptyPlan({ plan }: PackagePlanResult & { ok: true }): boolean {
  return (
    !plan.dossier.isNew &&
    !plan.merges.length &&
    !plan.topicChanges.length &&
    !plan.joiningLetterIds.length &&
    Object.values(plan.fresh).every((count) => count === 0)
  )
}

/** Every change writes an entry, and none is ever taken away: the same number is the same store. */
async function countEntries(db: Db): Promise<number> {
  return (
    (await db.select({ rows: sql<number>`cast(count(*) as integer)` }).from(audit))[0]?.rows ?? 0
  )
}

async function refuseTooLarge(
  { db, isVisible }: VisibleScope,
  dossierId: string,
): Promise<string | null> {
  const here = and(isLyingIn(db, dossierId), isVisible(letters.id))
  const [letterCount] = await db
    .select({ rows: sql<number>`cast(count(*) as integer)` })
    .from(letters)
    .where(here)
  const [size] = await db
    .select({ bytes: sql<number>`cast(coalesce(sum(${files.size}), 0) as bigint)` })
    .from(files)
    .where(inArray(files.letterId, db.select({ id: letters.id }).from(letters).where(here)))
  if ((letterCount?.rows ?? 0) > packageLimits.letters)
    return (
      `This dossier has ${letterCount!.rows.toLocaleString('en')} letters; a package may hold ` +
      `${packageLimits.letters.toLocaleString('en')}. “stanceline backup” copies a store of any size.`
    )
  if (Number(size?.bytes ?? 0) > packageLimits.packed)
    return (
      `The original files of this dossier have ${Math.round(Number(size!.bytes) / 1e6)} MB; a ` +
      `package may have ${packageLimits.packed / 1e6} MB. “stanceline backup” copies a store of ` +
      'any size.'
    )
  return null
}
