import { requireFound, requirePermission } from '#app/auth/guard.ts'
import type { RequestContext } from '#app/auth/request-context.ts'
import { asResource, requireLetter } from '#app/auth/visible-store.ts'
import { formatMoment } from '#app/domain/moments.ts'
import { countPages, pageSizes, rowsBeforePage } from '#app/domain/page-size.ts'
import type { TextComparison } from '#app/domain/text/released-words.ts'
import { countWithheldParagraphs } from '#app/domain/text/paragraphs.ts'
import { describeWithheldShare } from '#app/domain/coverage/withheld-share.ts'
import { hasPermission } from '#app/domain/users.ts'
import { findHolderNames } from '../actors/holder-names.ts'
import { compareAside } from './text-thread.ts'

/** Which two versions are compared; the newest two where nothing is asked. */
export type AskedVersions = { from: number | null; to: number | null }

/** The versions of a letter's text, two of them compared, and the positions that lost their place. */
export async function loadTextPage(
  context: RequestContext,
  letterId: string,
  asked: AskedVersions,
) {
  const { user, visible, letterDetail } = await requireLetter(context, letterId)
  const { letter, text } = letterDetail
  const versions = await visible.texts.versions(letterId)
  const to = asked.to ?? text.version
  const from = asked.from ?? Math.max(1, to - 1)
  const lost = user ? await visible.texts.lost({ letterId }) : []
  const nameHolders = await findHolderNames(visible, lost)
  const share = countWithheldParagraphs(text.text)
  return {
    ...{ id: letterId, title: letter.title, from, to },
    versions: versions.map(({ at, ...version }) => ({ ...version, moment: formatMoment(at) })),
    ...(await compareVersions(context, letterId, versions.length > 1 ? { from, to } : null)),
    withheld: share.withheld ? describeWithheldShare(share) : null,
    lost: lost.map((position) => ({ position, who: nameHolders(position) })),
    mayCorrect: hasPermission(user, 'correct letters', asResource(letterDetail)),
  }
}

/** What differs between two versions; `uncompared`: why that is not told where there are two. */
async function compareVersions(
  { visible }: RequestContext,
  letterId: string,
  chosen: { from: number; to: number } | null,
): Promise<{ comparison: TextComparison | null; uncompared: string | null }> {
  if (!chosen) return { comparison: null, uncompared: null }
  const before = requireFound(await visible.texts.words(letterId, chosen.from), 'version')
  const after = requireFound(await visible.texts.words(letterId, chosen.to), 'version')
  const compared = await compareAside(before.text, after.text)
  return compared.ok
    ? { comparison: compared.answer, uncompared: null }
    : { comparison: null, uncompared: compared.reason }
}

/** A page of the positions of all letters that wait for a place, oldest letter first. */
export async function loadLostPlaces(context: RequestContext, asked = 1) {
  const { visible } = requirePermission(context, 'correct letters')
  const size = pageSizes.rechecks
  const total = await visible.texts.lostCount({})
  const pages = countPages(total, size)
  const page = Math.min(asked, pages)
  const lost = await visible.texts.lost({}, size, rowsBeforePage(page, size))
  const nameHolders = await findHolderNames(visible, lost)
  return {
    ...{ total, page, pages },
    rows: lost.map((position) => ({ position, who: nameHolders(position) })),
  }
}
