import type { CodingDraft } from '#app/domain/coding-drafts.ts'

/** A draft as this device keeps it; `fields` is null where it was saved or discarded. */
export type LocalDraft = Omit<CodingDraft, 'fields'> & { fields: CodingDraft['fields'] | null }

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

/** Keeps a draft at once, in the order of the calls; whether this device could. */
export async function keepLocally(place: DraftPlace, draft: LocalDraft): Promise<boolean> {
  const database = await openDatabase()
  if (!database) return false
  return new Promise((resolve) => {
    try {
      const change = database.transaction(storeName, 'readwrite')
      change.objectStore(storeName).put(draft, keyOf(place, draft.formKey))
      change.oncomplete = () => resolve(true)
      change.onabort = () => resolve(false)
      change.commit()
    } catch {
      resolve(false)
    }
  })
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
