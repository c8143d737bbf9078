import type { SignedInContext } from '#app/auth/request-context.ts'
import { readLetterColumns, readLetterGroup } from '#app/domain/letter-columns.ts'
import { actInDossier } from '#app/domain/dossiers.ts'
import { countPages, pageSizes, rowsBeforePage } from '#app/domain/page-size.ts'
import { readLetterOrder } from '#app/domain/search/letter-orders.ts'
import { readStemLanguage } from '#app/domain/search/stem-languages.ts'
import { nameWithState, type Topic } from '#app/domain/topics.ts'
import { hasPermission } from '#app/domain/users.ts'
import { readDossierParam } from '../codebook/dossier-param.ts'
import { addCodingStates } from './coding-states.ts'
import { listOwnDeeds } from './deed-choice.ts'
import { findLetters } from './found-letters.ts'
import { describeOwnDeed } from './letter-deeds.ts'
import { addDossierNames } from './letter-dossiers.ts'
import { type ListFilter, listFilterTopics, readLetterFilter } from './letter-filter.ts'
import { listOwnSearches } from './saved-searches.ts'
import { addLetterCells, addLetterHolders } from './work-rows.ts'
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
  return {
    ...found,
    ...(await loadTable(signedIn, found.rows, { params, dossier, topics })),
    ...{ typed, order, forms: forms ?? null, page, pages: countPages(found.total, limit), filter },
    searches: await listOwnSearches(signedIn, params),
    narrowed: typed.trim() !== '' || isNarrowed(filter),
    author: author?.name ?? null,
    topics: topics.map((topic) => [topic.id, nameWithState(topic)] as const),
    dossier: dossier && { slug: dossier.slug, name: dossier.name },
    dossiers,
    ...(await loadWork(signedIn, dossier ?? (dossiers.length === 1 ? dossiers[0]![0] : null))),
    coders: dossier ? await visible.assignments.coders(dossier.id) : [],
    did: await describeOwnDeed(signedIn, params.get('did')),
    list: listAddress(params),
    kept: keptParams.flatMap((name) => params.getAll(name).map((value) => [name, value] as const)),
    selfId: user.id,
    nothingLeft: params.get('left') === 'none',
    mayAdd: hasPermission(user, 'add letters'),
    mayWithdraw: hasPermission(user, 'withdraw letters'),
    /** How many quotes wait for a place; whoever may not place them is not told. */
    lost: hasPermission(user, 'correct letters') ? await visible.texts.lostCount({}) : 0,
  }
}

type TablePlace = { params: URLSearchParams; dossier: Dossier | null; topics: readonly Topic[] }

/** The rows with what their columns show, and which columns these are. */
async function loadTable<Row extends { id: string }>(
  { user, visible }: SignedInContext,
  found: readonly Row[],
  { params, dossier, topics }: TablePlace,
) {
  const columns = readLetterColumns(params.getAll('columns'), dossier !== null)
  const shown = dossier && columns.includes('levels') ? topics.slice(0, mostLevelTopics) : []
  const named = await addDossierNames(visible, found)
  const coded = await addCodingStates(visible, named, dossier?.id)
  const own = { dossierId: dossier?.id, selfId: user.id }
  const held = await addLetterHolders(visible, coded, own)
  const topicIds = shown.map(({ id }) => id)
  return {
    rows: await addLetterCells(visible, held, columns, topicIds),
    columns,
    group: readLetterGroup(params.get('group')),
    levelTopics: shown.map(({ id, name }) => ({ id, name })),
  }
}

/** Of how many topics of a dossier the levels stand in the list. */
const mostLevelTopics = 4

/** What of the address is no filter. */
const keptParams = ['columns', 'group']

/** What the address says, without what was done and which page is shown. */
function listAddress(params: URLSearchParams): string {
  const passing = ['did', 'left', 'page']
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
  return {
    deeds,
    mayCode,
    views: await listWorkViews(visible, dossier, { selfId: user.id, mayCode }),
  }
}

/** Whether a filter leaves letters of the dossier out. */
function isNarrowed({ dossierId: _, ...choices }: ListFilter): boolean {
  return Object.values(choices).some(Boolean)
}
