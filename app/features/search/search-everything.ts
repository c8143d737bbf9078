import type { DossierRecord } from '#app/domain/dossiers.ts'
import type { Day } from '#app/domain/days.ts'
import { countPages, pageSizes, rowsBeforePage } from '#app/domain/page-size.ts'
import {
  orderGroups,
  searchHref,
  type SearchGroup,
  type SearchKind,
} from '#app/domain/search/search-groups.ts'
import { parseSearch } from '#app/domain/search/search-query.ts'
import type { RequestContext } from '#app/auth/request-context.ts'
import { searchActorNames } from './found-actors.ts'
import { searchLetterTexts } from './found-letters.ts'
import { searchPassages } from './found-passages.ts'
import type { AskedSearch, FoundThings } from './found-things.ts'
import { searchTopicWords } from './found-topics.ts'

/** What somebody typed, where, and as of which day it is said where actors belong. */
type TypedSearch = { typed: string; dossier: DossierRecord | null; today: Day }

/** What somebody may see: names and letters as their own lists show them, quotes and notes masked for everybody. */
type SearchReader = Pick<RequestContext, 'visible' | 'masked'>

/** Everything that holds what was typed, in groups with the first `few` of each; `doubts`: what cannot be asked. */
type FoundEverything = { groups: SearchGroup[]; doubts: string[] }

export async function searchEverything(
  { visible, masked }: SearchReader,
  { typed, dossier, today }: TypedSearch,
  few: number,
): Promise<FoundEverything> {
  const query = parseSearch(typed)
  if (!query.groups.length) return { groups: [], doubts: [...query.doubts] }
  const asked = { typed, query, dossier }
  const letters = await searchLetterTexts(visible, asked, few)
  const found = [
    await searchActorNames(visible, asked, today),
    await searchTopicWords(visible, asked),
    ...(letters.total ? await searchPassages(masked, asked) : []),
    letters,
  ]
  const groups: SearchGroup[] = []
  for (const things of found) groups.push(await takeGroup(things, asked, 0, few))
  return {
    groups: orderGroups(groups),
    doubts: [...new Set([...query.doubts, ...letters.doubts])],
  }
}

/** A page of what was found of one kind alone, which has no list of its own. */
export async function searchOneKind(
  { visible, masked }: SearchReader,
  { typed, dossier, today }: TypedSearch,
  kind: Exclude<SearchKind, 'commands' | 'letters'>,
  page: number,
): Promise<FoundEverything & { page: number; pages: number }> {
  const query = parseSearch(typed)
  if (!query.groups.length) return { groups: [], doubts: [...query.doubts], page: 1, pages: 1 }
  const asked = { typed, query, dossier }
  const things =
    kind === 'actors'
      ? await searchActorNames(visible, asked, today)
      : kind === 'topics'
        ? await searchTopicWords(visible, asked)
        : (await searchPassages(masked, asked)).find((one) => one.kind === kind)!
  const pages = countPages(things.total, pageSizes.found)
  const shown = Math.min(page, pages)
  const start = rowsBeforePage(shown, pageSizes.found)
  return {
    groups: orderGroups([await takeGroup(things, asked, start, pageSizes.found)]),
    doubts: [...query.doubts],
    ...{ page: shown, pages },
  }
}

async function takeGroup(
  { readRows, ...things }: FoundThings,
  { typed, dossier }: AskedSearch,
  start: number,
  count: number,
): Promise<SearchGroup> {
  const slug = dossier?.slug ?? null
  const { kind, total, isMore, rank, says } = things
  return {
    ...{ kind, total, isMore, rank, says },
    rows: await readRows(start, count),
    allHref:
      kind === 'letters'
        ? `/letters?${new URLSearchParams({ q: typed, ...(slug ? { dossier: slug } : {}) })}`
        : searchHref(typed, { dossier: slug, only: kind }),
  }
}
