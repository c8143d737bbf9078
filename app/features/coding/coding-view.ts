import type { CoderLine, Coding, CodingEnd, CodingStatus, CodingView } from '#app/domain/codings.ts'
import { formatDay } from '#app/domain/days.ts'
import type { Dossier } from '#app/domain/dossiers.ts'
import type { VisibleStore } from '#app/store.server.ts'

type CodingAsked = {
  letterId: string
  dossiers: readonly Pick<Dossier, 'id' | 'name'>[]
  /** Who asks, and for which of the dossiers they may code. */
  userId: string
  codableIds: readonly string[]
}

export async function buildCodingView(
  visible: VisibleStore,
  { letterId, dossiers, userId, codableIds }: CodingAsked,
): Promise<CodingView> {
  const states = (await visible.codings.statesOf([letterId])).get(letterId) ?? []
  const ends = await visible.codings.ofLetter(letterId)
  const names = await visible.history.namesOf([
    ...new Set(states.flatMap(({ coderId }) => coderId ?? [])),
  ])
  const describeDossier = ({ id, name }: Pick<Dossier, 'id' | 'name'>) => {
    const own = states.filter(({ dossierId }) => dossierId === id)
    return {
      ...{ id, name },
      state: own.find(({ coderId }) => coderId === null)?.state ?? ('to code' as const),
      coders: own.flatMap((status) => describeCoder(status, ends, names)),
    }
  }
  return {
    dossiers: dossiers.map(describeDossier),
    own: codableIds.length ? readOwn(states, ends, { userId, codableIds }) : null,
  }
}

function describeCoder(
  { dossierId, coderId, state }: CodingStatus,
  ends: readonly Coding[],
  names: ReadonlyMap<string, string>,
): CoderLine[] {
  if (coderId === null) return []
  const end = ends.find((one) => one.dossierId === dossierId && one.coderId === coderId)
  const isDone = end !== undefined && state === end.state
  return [
    {
      id: coderId,
      name: names.get(coderId) ?? 'Somebody',
      state,
      day: isDone ? formatDay(end.at.slice(0, 10)) : null,
      since: isDone ? describeSince(end) : [],
    },
  ]
}

/** `the topic Tariffs`, `a new version of the text`: what somebody who is done has not seen. */
function describeSince({ topicsSince, hasNewText }: Coding): string[] {
  return [
    ...topicsSince.map((name) => `the topic “${name}”`),
    ...(hasNewText ? ['this version of the text'] : []),
  ]
}

function readOwn(
  states: readonly CodingStatus[],
  ends: readonly Coding[],
  { userId, codableIds }: Pick<CodingAsked, 'userId' | 'codableIds'>,
): NonNullable<CodingView['own']> {
  const own = ends.filter(
    ({ coderId, dossierId }) => coderId === userId && codableIds.includes(dossierId),
  )
  const isCoded = (dossierId: string) =>
    states.some(
      (one) => one.dossierId === dossierId && one.coderId === userId && one.state !== 'nothing',
    )
  const end = own[0]?.state ?? null
  const isSaid = (said: CodingEnd) =>
    own.length === codableIds.length &&
    own.every(
      ({ state, dossierId }) => state === said && (said === 'finished' || !isCoded(dossierId)),
    )
  return {
    end: end && isSaid(end) ? end : null,
    since: [...new Set(own.flatMap(describeSince))],
  }
}
