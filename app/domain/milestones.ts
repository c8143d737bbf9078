import type { EdtfDate } from './days.ts'

/** What is said of an event: `label` is its name where room is short, `source` the address of a page that says so. */
export type MilestoneForm = { name: string; label: string; dated: EdtfDate; source: string | null }

/** An event of the dossier, drawn on the time axis. */
export type Milestone = Omit<MilestoneForm, 'source'> & { id: string; dossierId: string }

/** A milestone with all that is kept of it; `revision` counts its changes, withdrawn ones are drawn nowhere. */
export type MilestoneRecord = Milestone &
  Pick<MilestoneForm, 'source'> & { revision: number; withdrawn: boolean }
