import type { DossierContext } from '#app/auth/visible-dossier.ts'
import { requireDeed, requireFound, requirePermissionOn } from '#app/auth/guard.ts'
import { refuseFormBecause, type RefusedForm } from '#app/domain/form-refusal.ts'
import { formatDay } from '#app/domain/days.ts'
import type { ActorChoice } from '#app/domain/selection/actor-choice.ts'
import { formatActorRule } from '#app/domain/selection/actor-rules.ts'
import { toAddressBehind } from '#app/domain/selection/choosing-address.ts'
import { selectionNameSchema, type SelectionHead } from '#app/domain/selection/selection-records.ts'
import { hasPermission } from '#app/domain/users.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'
import { findChosenActors, readAskedChoice } from './asked-choice.ts'
import { readSortedSpeakers } from './sorted-speakers.ts'

/** As many saved selections of a dossier as its page lists: the newest. */
const mostListed = 100

type SavingReader = Pick<DossierContext, 'user' | 'visible' | 'masked' | 'performedBy' | 'dossier'>
type SavingOutcome = { ok: true; goTo: string } | RefusedForm
type ChangeOfSelection = { ok: true; message: string } | RefusedForm

/** The names of the fields by which a saved selection is renamed or deleted. */
export const savedSelectionFields = ['deed', 'selection', 'revision', 'name']

/** The saved selections of a dossier, the newest first, with where each is shown. */
export async function listSavedChoices(
  visible: VisibleStore,
  { user, dossier }: Pick<SavingReader, 'user' | 'dossier'>,
  params: URLSearchParams,
) {
  const all = await visible.savedSelections.ofDossier(dossier.id)
  const isOpen = dossier.closedAt === null
  return {
    total: all.length,
    maySave: isOpen && hasPermission(user, 'save selections'),
    rows: all
      .reverse()
      .slice(0, mostListed)
      .map(({ id, name, savedBy, savedById, savedAt, revision }) => ({
        ...{ id, name, savedBy, revision },
        savedOn: formatDay(savedAt.slice(0, 10)),
        mayChange: isOpen && hasPermission(user, 'save selections', { ownerId: savedById }),
        href: toAddressBehind(dossier.slug, params, { who: [`saved:${id}`], actor: [] }),
      })),
  }
}

/**
 * Keeps the choice of a form under its name and leads to where it is shown. Refused at `name` where it has none, and at
 * `chosen` where nobody is chosen. What rests on another saved selection is kept as those whom that gives now.
 */
export async function saveChoice(
  { user, masked, performedBy, dossier }: SavingReader,
  params: URLSearchParams,
): Promise<SavingOutcome> {
  const fields = { name: params.get('name') ?? '' }
  const errors: Record<string, string> = {}
  const choice = await readAskedChoice(masked, dossier.id, params, errors)
  const { rules, groups, ids } = choice
  const { name, ...wrong } = checkSaving(fields.name, choice)
  const isRefused = Object.keys(wrong.errors).length > 0 || blockers.some((each) => errors[each])
  if (name === null || isRefused)
    return refuseFormBecause('unfit', { ...errors, ...wrong.errors }, fields)
  const form = {
    name,
    ...([...rules, ...groups].some(({ by }) => by === 'saved')
      ? { rules: [], groups: [], actorIds: await findAllIds(masked, dossier, params, choice) }
      : { rules: rules.map(formatActorRule), groups: groups.map(formatActorRule), actorIds: ids }),
  }
  return withStoreErrors<SavingOutcome, SavingOutcome>(
    async () => {
      const by = { ...performedBy, userId: user.id }
      const id = await masked.savedSelections.save(dossier.id, form, by)
      const shown = { who: [`saved:${id}`], actor: [] }
      return { ok: true, goTo: toAddressBehind(dossier.slug, params, shown) }
    },
    (sentence) => refuseFormBecause('not stored', { form: sentence }, fields),
  )
}

/** What has to be put right in a choice before it is kept. */
const blockers = ['since', 'value', 'chosen']

/** The name under which a choice is kept, or what is wrong with it. */
export function checkSaving(
  written: string,
  { rules, groups, ids }: ActorChoice,
): { name: string | null; errors: Record<string, string> } {
  const name = selectionNameSchema.safeParse(written)
  return {
    name: name.success ? name.data : null,
    errors: {
      ...(name.success ? {} : { name: name.error.issues[0]!.message }),
      ...(rules.length + groups.length + ids.length ? {} : { chosen: 'Choose somebody first.' }),
    },
  }
}

async function findAllIds(
  visible: VisibleStore,
  dossier: SavingReader['dossier'],
  params: URLSearchParams,
  choice: Awaited<ReturnType<typeof readAskedChoice>>,
): Promise<string[]> {
  const { topics, asOf, actors } = await readSortedSpeakers(visible, dossier, params, 'name')
  const topicIds = topics.map(({ id }) => id)
  const scope = { dossierId: dossier.id, topicIds, asOf }
  return (await findChosenActors(visible, actors, choice, scope)).all
}

type Changing = SavingReader & { saved: SelectionHead; fields: Record<string, string> }

const deeds: Record<string, (changing: Changing) => Promise<ChangeOfSelection>> = {
  rename: renameSaved,
  delete: async ({ visible, saved, performedBy, fields }) => {
    const { changed } = await visible.savedSelections.end(saved, performedBy)
    return changed
      ? { ok: true, message: `Deleted “${saved.name}”. An address that names it says so.` }
      : refuseStale(fields)
  },
}

/** Renames or deletes a selection as it was seen. Throws a 404 where there is none, a 403 where it is not theirs. */
export async function applySavedForm(
  reader: SavingReader,
  fields: Record<string, string>,
): Promise<ChangeOfSelection> {
  const { user, visible, dossier } = reader
  const deed = requireDeed(deeds, fields.deed)
  const saved = requireFound(
    await visible.savedSelections.byId(dossier.id, fields.selection ?? ''),
    'saved selection',
  )
  requirePermissionOn(user, 'save selections', { ownerId: saved.savedById })
  if (String(saved.revision) !== fields.revision) return refuseStale(fields)
  return withStoreErrors<ChangeOfSelection, ChangeOfSelection>(
    () => deed({ ...reader, saved, fields }),
    (sentence) => refuseFormBecause('not stored', { form: sentence }, fields),
  )
}

async function renameSaved({
  visible,
  saved,
  performedBy,
  fields,
}: Changing): Promise<ChangeOfSelection> {
  const name = selectionNameSchema.safeParse(fields.name ?? '')
  if (!name.success)
    return refuseFormBecause('unfit', { newName: name.error.issues[0]!.message }, fields)
  const { changed } = await visible.savedSelections.rename(saved, name.data, performedBy)
  return changed ? { ok: true, message: `It is called “${name.data}” now.` } : refuseStale(fields)
}

const refuseStale = (fields: Record<string, string>): RefusedForm =>
  refuseFormBecause(
    'changed meanwhile',
    {
      form: 'Somebody renamed or deleted it meanwhile, so nothing was stored. This is how it stands now.',
    },
    fields,
  )
