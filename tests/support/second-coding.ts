import { requireCodableLetter } from '#app/auth/coding-topics.ts'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { handleCodingForm } from '#app/features/coding/handle-coding-form.ts'
import { applySecondCodingForm } from '#app/features/second-coding/give-second-codings.ts'
import { newId } from '#db/core/ids.ts'
import { actorId, aPassage, dossierOf, keep, somebody, theDossier, topicId } from './letters.ts'
import { addUser, requestContextOf } from './request-context.ts'
import type { TestStore } from './store.ts'

/** Ana coded a letter, +1 and a note, and finished it; Eve is an editor, and Ben codes besides. */
export async function openFinishedLetter(
  store: TestStore,
  positions = [aPassage({ note: 'Warm.' })],
) {
  const [ana, ben, eve] = [
    await addUser(store),
    await addUser(store, 'coder', 'Ben Maas'),
    await addUser(store, 'editor', 'Eve Editor'),
  ]
  const doer = { userId: ana.id, via: 'screen' } as const
  const { id: letterId, positionIds } = await keep(store, { positions, doer })
  const dossierIds = [await dossierOf(store)]
  await store.codings.end(
    'finished',
    { ...{ letterId, dossierIds, userId: ana.id }, textVersion: 1 },
    doer,
  )
  return { ana, ben, eve, letterId, positionIds }
}

type Person = Parameters<typeof requestContextOf>[1]

/** Sends a form about second coders, as whoever gives. */
export async function sendGiving(store: TestStore, giver: Person, fields: Record<string, string>) {
  const { slug } = await theDossier(store)
  const allowed = await requireDossier(requestContextOf(store, giver), slug)
  return applySecondCodingForm({ ...allowed, fields })
}

/** Sends the form of a position in a letter that somebody codes a second time, or that they are done. */
export async function codeSecond(
  store: TestStore,
  coder: Person,
  letterId: string,
  fields: Record<string, string>,
) {
  const context = requestContextOf(store, coder)
  const coding = await requireCodableLetter(context, letterId, { blind: true })
  const known = {
    ...{ deed: 'save', id: newId(), topicId: await topicId(store) },
    ...{ exact: 'We support it without reservation.', stance: '1' },
    codingId: coding.secondCodingId ?? '',
  }
  return handleCodingForm(coding, {
    fields: { ...known, ...fields },
    holderIds: fields.deed && fields.deed !== 'save' ? [] : [await actorId(store)],
  })
}

/** Puts letters into the hands of a second coder, whether or not they could be given to them. */
export async function putInSecondHands(
  store: TestStore,
  {
    dossierId,
    userId,
    letterIds,
    isDrawn = false,
  }: { dossierId: string; userId: string; letterIds: readonly string[]; isDrawn?: boolean },
): Promise<void> {
  const [at, drawId] = ['2026-01-02T03:04:05.678Z', `DRAW${dossierId}`.slice(0, 26)]
  if (isDrawn)
    await store.rows(
      `insert into coding_draws (id, dossier_id, user_id, share, seed, pool, drawn, at)
        values ('${drawId}', '${dossierId}', '${userId}', 10, 's', '${JSON.stringify(letterIds)}', 1, '${at}')`,
    )
  for (const letterId of letterIds)
    await store.rows(
      `insert into second_codings (id, dossier_id, letter_id, user_id, origin, draw_id, at) values ('${newId()}',
        '${dossierId}', '${letterId}', '${userId}', ${isDrawn ? `'drawn', '${drawId}'` : "'given', null"}, '${at}')`,
    )
}

/** Letters that somebody finished, with a passage each, by their ids. */
export async function keepFinished(store: TestStore, count: number) {
  const anaId = (await addUser(store, 'coder', 'Fay Finish')).id
  const dossierIds = [await dossierOf(store)]
  const ids: string[] = []
  for (let at = 0; at < count; at += 1) {
    const text = `Letter ${at}.\n\nWe support it without reservation.\n`
    const { id } = await keep(store, { text, positions: [aPassage()] })
    await store.codings.end(
      'finished',
      { ...{ letterId: id, dossierIds, userId: anaId }, textVersion: 1 },
      somebody,
    )
    ids.push(id)
  }
  return ids
}

/** Two letters that were drawn for Ben and one for Lou, finished in January, in May and on a last day of June. */
export async function openThreeCodings(store: TestStore) {
  const people = await openFinishedLetter(store)
  const { ana, ben, eve, letterId } = people
  const lou = await addUser(store, 'coder', 'Lou Fern')
  const others = await keepFinished(store, 2)
  await store.rows('update positions set created_by = ?', ana.id)
  const finish = async (coder: Person, id: string, stance: string, at: string) => {
    await codeSecond(store, coder, id, { stance })
    await codeSecond(store, coder, id, { deed: 'finish' })
    await store.rows('update second_codings set done_at = ? where letter_id = ?', at, id)
  }
  const dossierId = await dossierOf(store)
  const give = (userId: string, letterIds: readonly string[]) =>
    putInSecondHands(store, { dossierId, userId, letterIds })
  await give(ben.id, [letterId, others[0]!])
  await give(lou.id, [others[1]!])
  await store.rows("update second_codings set origin = 'drawn'")
  await finish(ben, letterId, '1', '2026-01-10T09:00:00.000Z')
  await finish(ben, others[0]!, '2', '2026-05-10T09:00:00.000Z')
  await finish(lou, others[1]!, '-1', '2026-06-30T23:00:00.000Z')
  return { ...people, eve, dossierId }
}
