import { logFault } from '#app/http/log.ts'

/**
 * Runs what stores a form. Where the store itself cannot, such as on a full disk, the fault is logged and `refuse`
 * makes the answer of its sentence, so that what was typed stays on the page.
 */
export async function withStoreErrors<Stored, Refused>(
  store: () => Promise<Stored>,
  refuse: (sentence: string) => Refused,
): Promise<Stored | Refused> {
  try {
    return await store()
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'NotStored') throw error
    logFault(error)
    return refuse(error.message)
  }
}
