import { newId } from '#db/core/ids.ts'
import { quoteAt } from '#app/domain/text/quotes.ts'
import { actorId, aText, dossierOf, keep, topicId } from './letters.ts'
import { addUser } from './request-context.ts'
import type { TestStore } from './store.ts'

/** Lets the dossier ask for four eyes, or no longer. */
export async function askForFourEyes(store: TestStore, fourEyes = true): Promise<void> {
  const [dossier] = await store.dossiers.all()
  const { changed } = await store.dossiers.save(
    dossier!,
    { ...dossier!, fourEyes },
    { userId: null, via: 'screen' },
  )
  if (!changed) throw new Error('The dossier was not changed.')
}

/** A letter of a dossier that asks for four eyes, and three people who may code there. */
export async function openFourEyes(store: TestStore) {
  const ana = await addUser(store, 'coder', 'Ana Kovač')
  const ben = await addUser(store, 'coder', 'Ben Mori')
  const eve = await addUser(store, 'admin', 'Eve Admin')
  const { id: letterId } = await keep(store)
  await askForFourEyes(store)
  const by = ({ id }: { id: string }) => ({ userId: id, via: 'screen' as const })
  const dossierId = await dossierOf(store)
  const coding = {
    topicId: await topicId(store),
    holderIds: [await actorId(store)],
    level: 1 as const,
    absence: null,
    conditional: false,
    condition: null,
    note: null,
    reported: false,
  }
  const { id: textVersionId } = (await store.letters.byId(letterId))!.text
  const start = aText.indexOf('We support it')
  const quote = quoteAt(aText, start, start + 34)
  const code = async (who: { id: string }, changes: Partial<typeof coding> = {}) => {
    const id = newId()
    await store.positions.record(
      {
        ...{ id, letterId, textVersionId, lastDay: '2020-10-29', quote, paragraph: 1 },
        coding: { ...coding, ...changes },
      },
      by(who),
    )
    return id
  }
  const read = async (id: string) => (await store.positions.byId(id))!
  /** Changes what a position says, as its form does. */
  const change = async (id: string, who: { id: string }, changes: object) => {
    const before = await read(id)
    return store.positions.change(
      before,
      before.revision,
      { coding: { ...before, ...changes }, quote: before.quote, paragraph: 1, textVersionId },
      by(who),
    )
  }
  const approve = async (id: string, who: { id: string }) =>
    store.approvals.approve([await read(id)], by(who))
  const toApprove = async (who: { id: string }) =>
    store.approvals.page({ kind: 'to approve', byId: who.id, dossierIds: [dossierId] }, 50)
  return {
    ...{ ana, ben, eve, letterId, dossierId, textVersionId, coding, quote },
    ...{ by, code, read, change, approve, toApprove },
  }
}

/** A passage as one that is stored waits for somebody's approval, or was sent back. */
export async function letCopyWait(store: TestStore, id: string, userId: string): Promise<void> {
  const columns =
    'letter_id, text_version_id, topic_id, exact, prefix, suffix, start_at, end_at, paragraph, level, absence, ' +
    'conditional, condition, note, reported, last_day, coder, created_at, changed_at, revision'
  for (const [copy, reason] of [
    [`W${id}`, null],
    [`B${id}`, 'Whistles otherwise.'],
  ] as const) {
    await store.rows(
      `insert into positions (id, status, ${columns}) select ?, 'draft', ${columns} from positions where id = ?`,
      ...[copy, id],
    )
    await store.rows(
      `insert into approvals (position_id, offered_by, offered_at, sent_back_by, sent_back_at, reason)
        values (?, ?, '2026', ?, ?, ?)`,
      ...[copy, userId, reason && userId, reason && '2026', reason],
    )
  }
}
