import { refuseFormBecause, type RefusedForm } from '#app/domain/form-refusal.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { distinguishNames } from '../actors/distinct-names.ts'
import { describeSurplusNames, findPastedNames } from '../actors/pasted-names.ts'
import { getToday } from '../analysis/timeline-view.ts'

type Named = { id: string; name: string }

/** What is answered to a pasted list: who is known, each once, which names several bear, and which nobody does. */
type PastedAnswer = {
  known: (Named & { written: string })[]
  shared: { written: string; actors: Named[] }[]
  unknown: string[]
  names: number
  surplus: string | null
}

/** Looks a pasted list of names up; those who bear one name are told apart. Refused where nothing was pasted. */
export async function answerPastedNames(
  visible: VisibleStore,
  fields: Record<string, string>,
): Promise<{ ok: true; answer: PastedAnswer } | RefusedForm> {
  const { known, shared, unknown, names } = await findPastedNames(visible, fields.names ?? '')
  if (!names)
    return refuseFormBecause(
      'unfit',
      { names: 'Paste at least one name, each on a line of its own.' },
      fields,
    )
  const everybody = [...known.map(({ actor }) => actor), ...shared.flatMap(({ actors }) => actors)]
  const told = new Map(
    (await distinguishNames(visible, everybody, getToday())).map(({ id, name }) => [id, name]),
  )
  const nameActor = ({ id, name }: Named) => ({ id, name: told.get(id) ?? name })
  const once = new Map(known.map((row) => [row.actor.id, row]))
  return {
    ok: true,
    answer: {
      known: [...once.values()].map(({ written, actor }) => ({ written, ...nameActor(actor) })),
      shared: shared.map(({ written, actors }) => ({ written, actors: actors.map(nameActor) })),
      unknown,
      names,
      surplus: describeSurplusNames(names) || null,
    },
  }
}
