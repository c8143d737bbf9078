import type { SignedInContext } from '#app/auth/request-context.ts'
import { actInDossier } from '#app/domain/dossiers.ts'
import { countPages, pageSizes, rowsBeforePage } from '#app/domain/page-size.ts'
import { readLetterOrder } from '#app/domain/search/letter-orders.ts'
import { readStemLanguage } from '#app/domain/search/stem-languages.ts'
import { nameWithState } from '#app/domain/topics.ts'
import { hasPermission } from '#app/domain/users.ts'
import { readDossierParam } from '../codebook/dossier-param.ts'
import { addCodingStates } from './coding-states.ts'
import { listOwnDeeds } from './deed-choice.ts'
import { findLetters } from './found-letters.ts'
import { describeOwnDeed } from './letter-deeds.ts'
import { addDossierNames } from './letter-dossiers.ts'
import { type ListFilter, listFilterTopics, readLetterFilter } from './letter-filter.ts'
import { listOwnSearches } from './saved-searches.ts'
import { addLetterHolders } from './work-rows.ts'
import { listWorkViews } from './work-views.ts'

/** What the list of letters shows to whoever is signed in, as its address asks for it. */
export async function loadLettersPage(
  signedIn: SignedInContext,
  params: URLSearchParams,
  page = 1,
) {
  const { user, visible } = signedIn
  const { dossier, dossiers } = await readDossierParam(visible, params)
  const topics = await listFilterTopics(visible, dossier)
  const typed = params.get('q') ?? ''
  const { filter, author } = await readLetterFilter(
    visible,
    { dossier, topics, userId: user.id },
    params,
  )
  const limit = pageSizes.letters
  const order = readLetterOrder(params.get('order'))
  const forms = readStemLanguage(params.get('forms'))
  const found = await findLetters(
    visible,
    typed,
    { filter, topics, author: author?.name ?? null },
    { limit, offset: rowsBeforePage(page, limit), order, forms },
  )
  const own = { dossierId: dossier?.id, selfId: user.id }
  const named = await addDossierNames(visible, found.rows)
  const coded = await addCodingStates(visible, named, dossier?.id)
  return {
    ...found,
    rows: await addLetterHolders(visible, coded, own),
    ...{ typed, order, forms: forms ?? null, page, pages: countPages(found.total, limit), filter },
    searches: await listOwnSearches(signedIn, params),
    narrowed: typed.trim() !== '' || isNarrowed(filter),
    author: author?.name ?? null,
    topics: topics.map((topic) => [topic.id, nameWithState(topic)] as const),
    dossier: dossier && { slug: dossier.slug, name: dossier.name },
    dossiers,
    ...(await loadWork(signedIn, dossier ?? (dossiers.length === 1 ? dossiers[0]![0] : null))),
    coders: dossier ? await visible.assignments.coders(dossier.id) : [],
    did: await describeOwnDeed(signedIn, params.get('did'), params.get('stayed')),
    list: listAddress(params),
    kept: keptParams.flatMap((name) => {
      const value = params.get(name)
      return value ? [[name, value] as const] : []
    }),
    selfId: user.id,
    mayAdd: hasPermission(user, 'add letters'),
    mayWithdraw: hasPermission(user, 'withdraw letters'),
  }
}

/** What of the address is no filter. */
const keptParams = ['columns', 'group']

/** What the address says, without what was done and which page is shown. */
function listAddress(params: URLSearchParams): string {
  const passing = ['did', 'stayed', 'page']
  return String(new URLSearchParams([...params].filter(([name]) => !passing.includes(name))))
}

type Dossier = NonNullable<Awaited<ReturnType<typeof readDossierParam>>['dossier']>

/** What there is to do in a dossier, or in the only one that there is, and what may be done to letters. */
async function loadWork(signedIn: SignedInContext, shown: Dossier | string | null) {
  const { user, visible } = signedIn
  const dossier = typeof shown === 'string' ? await visible.dossiers.bySlug(shown) : shown
  const deeds = await listOwnDeeds(signedIn)
  const mayCode = dossier
    ? hasPermission(actInDossier(user, dossier), 'code positions')
    : deeds.length > 0
  return { deeds, views: await listWorkViews(visible, dossier, { selfId: user.id, mayCode }) }
}

/** Whether a filter leaves letters of the dossier out. */
function isNarrowed({ dossierId: _, ...choices }: ListFilter): boolean {
  return Object.values(choices).some(Boolean)
}
