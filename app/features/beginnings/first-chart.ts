import { buildChecklist, type Checklist } from '#app/domain/checklist.ts'
import { chooseCurrentDossier, type DossierRecord } from '#app/domain/dossiers.ts'
import type { RefusalCause } from '#app/domain/form-refusal.ts'
import { hasPermission } from '#app/domain/users.ts'
import { requireDeed } from '#app/auth/guard.ts'
import { listDossiersFor, type DossierContext } from '#app/auth/visible-dossier.ts'
import type { SignedInContext } from '#app/auth/request-context.ts'
import { withStoreErrors } from '../try-store.ts'

type Sender = Pick<SignedInContext, 'user' | 'visible' | 'admin' | 'performedBy' | 'lastDossier'>

/** What the page of the four ways shows. */
type WelcomeView = {
  /** The example that came with the product; null where the store has none. */
  example: (Pick<DossierRecord, 'slug' | 'name'> & { isClosed: boolean }) | null
  /** The dossiers that are no example, as links. */
  own: Pick<DossierRecord, 'slug' | 'name'>[]
  /** Null for those who cannot begin a dossier. */
  checklist: Checklist | null
  /** Who can, for those who cannot. */
  beginners: string[]
}

/** The fields of the page's own small forms. */
export const welcomeFields = ['deed', 'from']

/** Whether somebody who could begin a dossier sees none but the example, and has not put that thought away. */
export async function isAtBeginning({ user, visible }: Sender): Promise<boolean> {
  if (!hasPermission(user, 'change dossiers')) return false
  if ((await visible.dossiers.all()).some(({ isExample }) => !isExample)) return false
  return !(await visible.beginnings.of(user.id)).isPutAway
}

/** The example, what was begun beside it, how far one is on the way to a chart, and whom to ask. */
export async function buildWelcomeView(sender: Sender): Promise<WelcomeView> {
  const { user, visible, admin, lastDossier } = sender
  const found = await visible.dossiers.all()
  const example = found.find(({ isExample }) => isExample)
  const mayBegin = hasPermission(user, 'change dossiers')
  const open = (await listDossiersFor(sender, 'change dossiers')).filter((one) => !one.isExample)
  const slug = chooseCurrentDossier(open, lastDossier)?.slug ?? null
  const people = mayBegin ? [] : await admin.users.listPeople()
  return {
    example: example
      ? { slug: example.slug, name: example.name, isClosed: example.closedAt !== null }
      : null,
    own: found.filter(({ isExample }) => !isExample).map(({ slug, name }) => ({ slug, name })),
    checklist: mayBegin ? buildChecklist(await visible.beginnings.of(user.id), slug) : null,
    beginners: people
      .filter((one) => one.deactivatedAt === null && hasPermission(one, 'change dossiers'))
      .map(({ name }) => name),
  }
}

/** What comes of a small form of the page: where it leads, or why it was not done. */
type WelcomeOutcome =
  { ok: true; path: string } | { ok: false; cause: RefusalCause; sentence: string }

/**
 * Opens the example, brought back where it was set aside by whoever may, or puts the checklist away or back. Throws a
 * 400 for anything else.
 */
export async function applyWelcomeForm(
  sender: Sender,
  fields: Record<string, string>,
): Promise<WelcomeOutcome> {
  const deed = requireDeed(welcomeDeeds, fields.deed)
  return withStoreErrors<WelcomeOutcome, WelcomeOutcome>(
    () => deed(sender, fields.from ?? ''),
    (sentence) => ({ ok: false, cause: 'not stored', sentence }),
  )
}

const welcomeDeeds: Record<string, (sender: Sender, from: string) => Promise<WelcomeOutcome>> = {
  'look around': openExample,
  hide: (sender, from) => putAway(sender, true, from || '/'),
  show: (sender) => putAway(sender, false, '/welcome'),
}

async function putAway(
  { user, visible }: Sender,
  isPutAway: boolean,
  path: string,
): Promise<WelcomeOutcome> {
  await visible.beginnings.setPutAway(user.id, isPutAway)
  return { ok: true, path }
}

async function openExample({ user, visible, performedBy }: Sender): Promise<WelcomeOutcome> {
  const example = (await visible.dossiers.all()).find(({ isExample }) => isExample)
  if (!example)
    return { ok: false, cause: 'unfit', sentence: 'The example is not in this store any more.' }
  if (example.closedAt !== null && hasPermission(user, 'change dossiers')) {
    const { changed } = await visible.dossiers.setClosed(example, false, performedBy)
    const sentence = 'Somebody changed the example just now. Try again.'
    if (!changed) return { ok: false, cause: 'changed meanwhile', sentence }
  }
  return { ok: true, path: `/dossiers/${example.slug}` }
}

/** The checklist where it folds: how many of its five lines are done, and what comes next with its page. */
type FoldedChecklist = { done: number; next: string; href: string }

/**
 * The folded checklist of a page of somebody's own dossier, for whoever may change that; null once all is done or it
 * was put away. Where `showsEvidence`, that a chart was seen is kept.
 */
export async function foldChecklist(
  { user, visible, dossier }: Pick<DossierContext, 'user' | 'visible' | 'dossier'>,
  showsEvidence: boolean,
): Promise<FoldedChecklist | null> {
  if (dossier.isExample || !hasPermission(user, 'change dossiers')) return null
  const beginning = await visible.beginnings.of(user.id)
  if (showsEvidence && !beginning.chart) await visible.beginnings.markChartSeen(user.id)
  const chart = beginning.chart || showsEvidence
  const { next, done, isPutAway } = buildChecklist({ ...beginning, chart }, dossier.slug)
  if (!next || isPutAway || dossier.closedAt !== null) return null
  return { done, next: next.next, href: next.href }
}

/** Keeps that somebody saw a chart or a summary of a dossier of their own that rests on something. */
export async function noteChartSeen(
  { user, visible, dossier }: Pick<DossierContext, 'user' | 'visible' | 'dossier'>,
  showsEvidence: boolean,
): Promise<void> {
  if (dossier.isExample || !showsEvidence || !hasPermission(user, 'change dossiers')) return
  await visible.beginnings.markChartSeen(user.id)
}
