import type { CodingDraft } from '#app/domain/coding-drafts.ts'

/** A draft as this device keeps it, or that it was saved or discarded; `isSent`: the server has it, too. */
export type LocalDraft = CodingDraft & { isSent?: boolean }

/** Where a draft is kept: each person has their own, so that whoever signs in after them is shown nothing of it. */
export type DraftPlace = { userId: string; letterId: string }

const [databaseName, storeName] = ['stanceline-drafts', 'drafts']

let opened: Promise<IDBDatabase | null> | undefined

/** The database of this device; null where the browser has none for us, such as in some private windows. */
function openDatabase(): Promise<IDBDatabase | null> {
  opened ??= new Promise((resolve) => {
    try {
      const request = indexedDB.open(databaseName, 1)
      request.onupgradeneeded = () => request.result.createObjectStore(storeName)
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => resolve(null)
    } catch {
      resolve(null)
    }
  })
  return opened
}

const keyOf = ({ userId, letterId }: DraftPlace, formKey: string) => [userId, letterId, formKey]

/** Changes what is kept, in the order of the calls; whether this device could. */
async function changeDrafts(change: (drafts: IDBObjectStore) => void): Promise<boolean> {
  const database = await openDatabase()
  if (!database) return false
  return new Promise((resolve) => {
    try {
      const transaction = database.transaction(storeName, 'readwrite')
      transaction.oncomplete = () => resolve(true)
      transaction.onabort = () => resolve(false)
      change(transaction.objectStore(storeName))
    } catch {
      resolve(false)
    }
  })
}

/** Keeps a draft at once; whether this device could. */
export const keepLocally = (place: DraftPlace, draft: LocalDraft): Promise<boolean> =>
  changeDrafts((drafts) => {
    drafts.put(draft, keyOf(place, draft.formKey))
    drafts.transaction.commit()
  })

/** Notes that the server has a draft as it was typed at a moment, and which moment that was by its clock. */
export const noteSent = (
  place: DraftPlace,
  { formKey, typedAt, keptAt }: { formKey: string; typedAt: string; keptAt: string },
): Promise<boolean> =>
  changeDrafts((drafts) => {
    const asked = drafts.get(keyOf(place, formKey)) as IDBRequest<LocalDraft | undefined>
    asked.onsuccess = () => {
      // What was typed since has yet to be sent.
      if (asked.result?.typedAt !== typedAt) return
      drafts.put({ ...asked.result, typedAt: keptAt, isSent: true }, keyOf(place, formKey))
    }
  })

/** Throws away a draft that the server has, unless something was typed since. */
export const forgetLocally = (place: DraftPlace, { formKey, typedAt }: LocalDraft) =>
  changeDrafts((drafts) => {
    const asked = drafts.get(keyOf(place, formKey)) as IDBRequest<LocalDraft | undefined>
    asked.onsuccess = () => {
      if (asked.result?.typedAt === typedAt) drafts.delete(keyOf(place, formKey))
    }
  })

/** All that this device keeps of one person. */
export async function listLocally(userId: string): Promise<[DraftPlace, LocalDraft][]> {
  const found: [DraftPlace, LocalDraft][] = []
  await changeDrafts((drafts) => {
    const asked = drafts.openCursor(IDBKeyRange.bound([userId], [userId, []]))
    asked.onsuccess = () => {
      if (!asked.result) return
      const [, letterId] = asked.result.key as string[]
      found.push([{ userId, letterId: letterId! }, asked.result.value as LocalDraft])
      asked.result.continue()
    }
  })
  return found
}

/** What this device keeps of a form, also that it was saved or discarded; null where it knows nothing. */
export async function findLocally(place: DraftPlace, formKey: string): Promise<LocalDraft | null> {
  const database = await openDatabase()
  if (!database) return null
  return new Promise((resolve) => {
    try {
      const asked = database
        .transaction(storeName, 'readonly')
        .objectStore(storeName)
        .get(keyOf(place, formKey)) as IDBRequest<LocalDraft | undefined>
      asked.onsuccess = () => resolve(asked.result ?? null)
      asked.onerror = () => resolve(null)
    } catch {
      resolve(null)
    }
  })
}
