/** The status and the sentence of the answer that something throws; null where it throws none. */
export async function refusalOf(work: () => unknown): Promise<[number, string] | null> {
  try {
    await work()
    return null
  } catch (answer) {
    if (!(answer instanceof Response)) throw answer
    return [answer.status, await answer.text()]
  }
}

/** What a form gets that none of our pages sends. */
export const alteredForm = [
  400,
  'This form was altered on its way, so nothing was stored. Open the page again and send it from there.',
]
