import { transliterateToLatin } from './plan/transliteration.ts'
import type { Principal, Role } from './users.ts'

/** Whom a dossier is for: everybody who is signed in, or its team alone. */
export const dossierAudiences = ['everyone', 'team'] as const
export type DossierAudience = (typeof dossierAudiences)[number]

/** What a teammate may do in a dossier that is for its team. */
export const dossierRoles = ['viewer', 'coder', 'editor'] as const satisfies readonly Role[]
export type DossierRole = (typeof dossierRoles)[number]

/** A policy file that is followed: what the screens and files of it say. */
export type Dossier = { id: string; name: string; procedure: string | null; summary: string | null }

/** A dossier as one reader sees it; `slug` is its name in addresses, `revision` counts its changes. */
export type DossierRecord = Dossier & {
  slug: string
  /** Its name where room is short; null where the name itself is short enough. */
  shortName: string | null
  audience: DossierAudience
  /** It came with the product, to look around in. */
  isExample: boolean
  /** When it was closed: nothing new comes into it, and it stands behind the others. Null while it is open. */
  closedAt: string | null
  /** Whether what is coded on its topics counts only once somebody else approved it. */
  fourEyes: boolean
  /** In per cent of its finished letters, how many are drawn to be coded a second time; null where nobody said. */
  secondShare: number | null
  revision: number
  createdAt: string
  /** What the reader is in its team; null where they are not in it. */
  teamRole: DossierRole | null
}

/** Somebody who works on a dossier. */
export type Teammate = { userId: string; name: string; role: DossierRole }

/** What a dossier is called where room is short. */
export function getDossierLabel({ name, shortName }: Pick<DossierRecord, 'name' | 'shortName'>) {
  return shortName ?? name
}

/**
 * Somebody as what they may do in a dossier: what they are in its team where it is for that alone, otherwise what they
 * are everywhere. Administrators stay what they are.
 */
export function actInDossier<SomePrincipal extends Principal>(
  user: SomePrincipal,
  { audience, teamRole }: Pick<DossierRecord, 'audience' | 'teamRole'>,
): SomePrincipal {
  if (audience === 'everyone' || user.role === 'admin') return user
  return { ...user, role: teamRole ?? 'viewer' }
}

/** The dossier of an address or of what somebody writes: by its slug, otherwise by its id or its name. */
export function findDossierByName<D extends Pick<DossierRecord, 'id' | 'slug' | 'name'>>(
  dossiers: readonly D[],
  named: string,
): D | null {
  const findBy = (key: 'id' | 'slug' | 'name') => dossiers.find((dossier) => dossier[key] === named)
  return findBy('slug') ?? findBy('id') ?? findBy('name') ?? null
}

/**
 * The dossier that somebody works on where nothing names one: the one they looked at last, otherwise the first that is
 * open, an own one before the example.
 */
export function chooseCurrentDossier<
  D extends Pick<DossierRecord, 'slug' | 'closedAt' | 'isExample'>,
>(dossiers: readonly D[], lastSlug: string | null): D | null {
  const open = dossiers.filter(({ closedAt }) => closedAt === null)
  return (
    dossiers.find(({ slug }) => slug === lastSlug) ??
    open.find(({ isExample }) => !isExample) ??
    open[0] ??
    dossiers[0] ??
    null
  )
}

const slugLength = 60

/**
 * A name as addresses hold it: small Latin letters, digits and hyphens, without marks; Greek and Cyrillic in Latin
 * letters. `dossier` where nothing of it can be written so.
 */
export function makeSlug(name: string, taken: ReadonlySet<string>): string {
  const words = transliterateToLatin(name)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, slugLength)
    .replace(/^-+|-+$/g, '')
  const base = words || 'dossier'
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`
    if (!taken.has(slug) && !reservedSlugs.has(slug)) return slug
  }
}

/** What stands in addresses at the place of a slug and names a page. */
const reservedSlugs: ReadonlySet<string> = new Set(['new'])
