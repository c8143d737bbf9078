import { nameException, takeExceptions, type Exception } from '#app/domain/exceptions.ts'
import { countInvoked, type LetterRedactions } from '#app/domain/redactions.ts'
import { countWithheldSigns, describeWithheldSigns } from '#app/domain/text/withheld-signs.ts'
import type { VisibleStore } from '#app/store.server.ts'

/** What the page of a letter says of its redactions, in the text as its reader sees it. */
export async function readRedactionFacts(visible: VisibleStore, letterId: string, text: string) {
  const withheld = countWithheldSigns(text)
  const redactions = await visible.exceptions.ofLetter(letterId)
  const all = redactions?.invoked.length ? await visible.exceptions.all() : []
  return {
    ...{ marks: withheld.marks, share: describeWithheldSigns(withheld) },
    ...describeInvoked(redactions, all, withheld.marks),
  }
}

function describeInvoked(
  redactions: LetterRedactions | null,
  all: readonly Exception[],
  marks: number,
) {
  const counts = redactions ? countInvoked(redactions) : new Map<string, number>()
  const own = (redactions?.invoked ?? []).flatMap(({ redaction, exceptionIds }) =>
    redaction === null ? [] : [[redaction, takeExceptions(all, exceptionIds)] as const],
  )
  return {
    exceptions: takeExceptions(all, [...counts.keys()]).map((one) => ({
      ...{ name: nameException(one), redactions: counts.get(one.id)! },
    })),
    open: marks - own.length,
    byMark: Object.fromEntries(
      own.map(([mark, invoked]) => [
        mark,
        {
          short: invoked.map(({ citation }) => citation.replace(/^Article /, '')).join('; '),
          says: invoked.map(nameException).join('; '),
        },
      ]),
    ),
  }
}
