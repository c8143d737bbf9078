/** What of the way to a first chart of their own somebody finds in the store; the example's own counts nowhere here. */
export type Beginning = {
  /** A topic of a dossier that is no example. */
  topic: boolean
  /** A letter that lies in such a dossier. */
  letter: boolean
  /** Somebody known who stands on such a letter. */
  actor: boolean
  /** An approved position on such a topic. */
  position: boolean
  /** They have looked at a chart or a summary of such a dossier that rests on something. */
  chart: boolean
  /** They put the checklist away. */
  isPutAway: boolean
}

/** A line of the checklist, and the page on which it is done. */
type ChecklistLine = {
  words: string
  ticksWhen: string
  next: string
  href: string
  isDone: boolean
}

/** The way to a first defensible chart: what is done of it, and what comes next; null where nothing is left. */
export type Checklist = {
  lines: readonly ChecklistLine[]
  done: number
  next: ChecklistLine | null
  isPutAway: boolean
}

/**
 * The five deeds in their order, each ticked by what is stored and by nothing else. They lead to the dossier with the
 * slug, or, without one, to where a dossier begins.
 */
export function buildChecklist(beginning: Beginning, slug: string | null): Checklist {
  const toDossier = (path: string) => (slug === null ? '/dossiers/new' : path)
  const lines: ChecklistLine[] = [
    {
      words: 'A sentence one can be for or against',
      ticksWhen: 'ticks when the first topic is saved',
      next: 'add a topic',
      href: toDossier(`/dossiers/${slug}/topics/new`),
      isDone: beginning.topic,
    },
    {
      words: 'A letter, with its date',
      ticksWhen: 'ticks when one lies in a dossier of yours',
      next: 'add a letter',
      href: toDossier(`/letters/new?dossier=${slug}`),
      isDone: beginning.letter,
    },
    {
      words: 'Who wrote it, confirmed',
      ticksWhen: 'ticks when somebody known stands on such a letter',
      next: 'say who wrote a letter',
      href: toDossier(`/letters?dossier=${slug}`),
      isDone: beginning.actor,
    },
    {
      words: 'A passage with a level',
      ticksWhen: 'ticks with the first saved position',
      next: 'mark a passage',
      href: toDossier(`/letters?dossier=${slug}&state=to+code`),
      isDone: beginning.position,
    },
    {
      words: 'Its chart or summary, seen',
      ticksWhen: 'ticks when you open what it made',
      next: 'look at the chart',
      href: toDossier(`/dossiers/${slug}/stances`),
      isDone: beginning.chart,
    },
  ]
  return {
    lines,
    done: lines.filter(({ isDone }) => isDone).length,
    next: lines.find(({ isDone }) => !isDone) ?? null,
    isPutAway: beginning.isPutAway,
  }
}
