import { toDossierFields, type DossierForm } from '#app/domain/dossier-form.ts'
import { readDossierForm, readMilestoneForm } from '#app/domain/history/earlier-forms.ts'
import { toMilestoneFields } from '#app/domain/milestone-form.ts'
import type { MilestoneForm } from '#app/domain/milestones.ts'
import { makeEarlierThing, type OpenEarlierThing } from '../history/earlier-thing.ts'
import { describeDossierNamesake } from './dossier-actions.ts'
import { describeMilestoneTwin } from './milestone-actions.ts'

/** A milestone of the dossier whose milestones' history is told. */
export const openEarlierMilestone: OpenEarlierThing = async (visible, entries, subject) => {
  if (!('milestonesOf' in subject)) return null
  const known = await visible.milestones.records(subject.milestonesOf)
  const before = known.find(({ id }) => id === entries[0]!.resourceId)
  if (!before) return null
  return makeEarlierThing<MilestoneForm>({
    ...{ noun: 'milestone', revision: before.revision, entries },
    now: { form: before, out: before.withdrawn },
    readForm: readMilestoneForm,
    keyOf: toMilestoneFields,
    findObstacle: ({ form }) => Promise.resolve(describeMilestoneTwin(known, form, before.id)),
    store: (state, entryId, performedBy) =>
      visible.milestones.save(
        subject.milestonesOf,
        { wentBack: [{ ...state, before, entryId }] },
        performedBy,
      ),
  })
}

/** What is said of a dossier, and whether it is closed; its team and the order of its topics go back by themselves. */
export const openEarlierDossier: OpenEarlierThing = async (visible, entries) => {
  const all = await visible.dossiers.all()
  const before = all.find(({ id }) => id === entries[0]!.resourceId)
  if (!before) return null
  return makeEarlierThing<DossierForm>({
    ...{ noun: 'dossier', revision: before.revision, entries },
    now: { form: before, out: before.closedAt !== null },
    readForm: readDossierForm,
    keyOf: toDossierFields,
    findObstacle: ({ form }) => describeDossierNamesake(visible, form.name, before.id),
    store: ({ form, out }, entryId, performedBy) =>
      visible.dossiers.save(before, form, performedBy, { entryId, closed: out }),
  })
}
