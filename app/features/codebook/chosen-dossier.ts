import { listDossiersFor } from '#app/auth/visible-dossier.ts'
import type { SignedInContext } from '#app/auth/request-context.ts'
import {
  chooseCurrentDossier,
  findDossierByName,
  type DossierRecord,
} from '#app/domain/dossiers.ts'

type LetterAdder = Pick<SignedInContext, 'user' | 'visible'> & { lastDossier?: string | null }

/** The dossier that letters come into, or a sentence that says which one to name. */
export type ChosenDossier = { ok: true; dossier: DossierRecord } | { ok: false; reason: string }

/** The dossiers that somebody may add letters to, with the one that a form offers first. */
export async function listDossierChoices(
  adder: LetterAdder,
): Promise<{ choices: [slug: string, name: string][]; chosen: string | null }> {
  const dossiers = await listDossiersFor(adder, 'add letters')
  return {
    choices: dossiers.map(({ slug, name }) => [slug, name]),
    chosen: chooseCurrentDossier(dossiers, adder.lastDossier ?? null)?.slug ?? null,
  }
}

/**
 * The dossier that somebody names for new letters, by its slug; where they name none, the one they looked at last, or
 * the only one. Where several could be meant it is asked, never guessed.
 */
export async function chooseDossier(
  adder: LetterAdder,
  named: string | null,
): Promise<ChosenDossier> {
  const dossiers = await listDossiersFor(adder, 'add letters')
  const slugs = dossiers.map(({ slug }) => slug).join(', ')
  if (!dossiers.length)
    return {
      ok: false,
      reason:
        'There is no open dossier that you may add letters to. Start one first, or reopen one.',
    }
  if (named) {
    const dossier = findDossierByName(dossiers, named)
    return dossier
      ? { ok: true, dossier }
      : {
          ok: false,
          reason: `There is no open dossier “${named.slice(0, 80)}” that you may add letters to. Name one of: ${slugs}.`,
        }
  }
  const last = dossiers.find(({ slug }) => slug === adder.lastDossier)
  const dossier = last ?? (dossiers.length === 1 ? dossiers[0] : undefined)
  return dossier
    ? { ok: true, dossier }
    : { ok: false, reason: `Say which dossier these letters are for: one of ${slugs}.` }
}
